package dev.runsheet.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a client needs to use the example company, as it stands in `credentials.json`.
record Credentials(
        String endpoint,
        String org,
        long member,
        String token,
        String client,
        String clientSecret,
        String email,
        String password) {

    static Credentials of(Map<String, Object> json) {
        return new Credentials(
                (String) json.get("api_endpoint"),
                (String) json.get("org_id"),
                ((Number) json.get("user_id")).longValue(),
                (String) json.get("access_token"),
                (String) json.get("client_id"),
                (String) json.get("client_secret"),
                (String) json.get("email"),
                (String) json.get("password"));
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("api_endpoint", endpoint);
        json.put("org_id", org);
        json.put("user_id", member);
        json.put("access_token", token);
        json.put("client_id", client);
        json.put("client_secret", clientSecret);
        json.put("email", email);
        json.put("password", password);
        return json;
    }

    Credentials at(String newEndpoint) {
        return new Credentials(
                newEndpoint, org, member, token, client, clientSecret, email, password);
    }

    /// Whether the server that it names lets its bearer in.
    boolean isGood() {
        return wire().mayRead("");
    }

    /// To the API of the organization.
    Wire wire() {
        return Wire.of(endpoint + "/organizations/" + org, token);
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "Credentials of " + email;
    }
}
