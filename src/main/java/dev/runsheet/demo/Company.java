package dev.runsheet.demo;

import dev.runsheet.people.CreateClient.NewClient;
import dev.runsheet.people.FoundOrganization.Founded;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The example company over the wire: each member's own connection, and what the names of the
/// script stand for.
final class Company {
    private final Map<String, Wire> wires = new HashMap<>();
    private final Cast cast;
    private final String founder;

    private Company(Cast cast, String founder) {
        this.cast = cast;
        this.founder = founder;
    }

    /// Signs everybody in, as the company's own application may.
    static Company of(String api, Founded founded, Cast cast) {
        var org = founded.org().hex();
        var members = Script.maps(Script.company().get("members"));
        var company = new Company(cast, FoundCompany.name(members.getFirst()));
        var application = Wire.of(api, applicationToken(api, founded.client()));
        for (var member : members) {
            var path = "/applications/" + org + "/users/" + FoundCompany.email(member) + "/token";
            var token = (String) application.post(path, Map.of()).get("access_token");
            company.wires.put(
                    FoundCompany.name(member),
                    Wire.repeatable(api + "/organizations/" + org, token, "example"));
        }
        return company;
    }

    private static String applicationToken(String api, NewClient client) {
        var grant = new LinkedHashMap<String, Object>();
        grant.put("grant_type", "client_credentials");
        grant.put("client_id", Long.toString(client.id()));
        grant.put("client_secret", client.secret());
        return (String) Wire.of(api, "").post("/oauth/token", grant).get("access_token");
    }

    Cast cast() {
        return cast;
    }

    /// The connection of the member whom the script calls so.
    Wire as(String name) {
        return wires.get(name);
    }

    Wire asFounder() {
        return as(founder);
    }
}
