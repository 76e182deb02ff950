package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.people.AcceptLink.Accepted;
import dev.runsheet.people.LookAtLink.Seen;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What the links in letters lead to, for whoever has such a letter; and how to get one.
public final class LinksApi {
    private static final String LINK = "/x/links/{link}";
    private static final int LONGEST = 254;

    private final MailedLinks links;

    private LinksApi(MailedLinks links) {
        this.links = links;
    }

    public static void mount(Routes routes, MailedLinks links) {
        var api = new LinksApi(links);
        routes.open().post("/x/password-resets", LinksApi::ask);
        routes.open().get(LINK, api::look);
        routes.open().post(LINK, api::accept);
    }

    /// Says nothing about whether anybody has the address.
    private static Answer ask(Call call, Handle tx) {
        var email = call.body().requiredString("email", LONGEST);
        call.body().refuseIfAny();
        AskReset.run(tx, email, call.at());
        return Answer.plain(
                Map.of("message", "If a member has this address, a letter is on its way to it."));
    }

    private Answer look(Call call, Handle tx) {
        var seen =
                LookAtLink.run(tx, links, call.path("link"), call.at())
                        .orElseThrow(() -> new NotFound("link").refuse());
        return Answer.ok(json(seen)).secret();
    }

    private Answer accept(Call call, Handle tx) {
        var accepted =
                AcceptLink.run(
                        tx, links, call.path("link"), call.body(), call.address(), call.at());
        return Answer.ok(json(accepted));
    }

    private static Map<String, Object> json(Seen seen) {
        var json = new LinkedHashMap<String, Object>();
        json.put("purpose", seen.purpose().word());
        json.put("email", seen.email());
        json.put("first_name", seen.person().firstName());
        json.put("last_name", seen.person().lastName());
        json.put("has_joined", seen.hasJoined());
        json.put("has_password", seen.hasPassword());
        json.put("organization", seen.organization());
        return json;
    }

    private static Map<String, Object> json(Accepted accepted) {
        var json = new LinkedHashMap<String, Object>();
        json.put("purpose", accepted.purpose().word());
        json.put("email", accepted.email());
        json.put("member", accepted.member().value());
        json.put("organization_id", accepted.org().map(OrgId::hex).orElse(null));
        return json;
    }
}
