package dev.runsheet.fire;

import dev.runsheet.fire.ToldWrites.Told;
import dev.runsheet.testing.World;
import dev.runsheet.web.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Every operation of the description as a request that should succeed: reads first, then writes.
final class EveryCall {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, Object> NOTHING = Map.of();

    private EveryCall() {}

    static List<Told> of(Pantry pantry) {
        var calls = new ArrayList<Told>();
        described().stream()
                .filter(operation -> operation.startsWith("GET "))
                .forEach(operation -> calls.add(call(pantry, operation, NOTHING)));
        calls.add(call(pantry, "POST /organizations/{org}/runs/{run}/export", NOTHING));
        calls.add(call(pantry, "POST /oauth/token", pantry.grant()));
        calls.add(call(pantry, "POST /applications/{org}/users/{email}/token", NOTHING));
        calls.add(call(pantry, "POST /me/x/tokens", Map.of("name", "Scales")));
        calls.add(call(pantry, "DELETE /me/x/tokens/{token}", NOTHING));
        calls.add(call(pantry, "POST /x/password-resets", Map.of("email", "bob@flour.example")));
        calls.add(call(pantry, "POST /x/links/{link}", Map.of("password", "Rye5us")));
        var letter = Map.<String, Object>of("email", "vic@mill.example");
        for (var form :
                List.of(
                        "/public/library/{org}/blueprint/{checklist}/kick-off",
                        "/{org}/public/kickoff/{alias}")) {
            calls.add(call(pantry, "POST " + form + "/invitations", letter));
        }
        calls.addAll(ofTheirOwn(pantry));
        calls.addAll(new ToldWrites(pantry).all());
        return calls;
    }

    /// What changes nothing of the organization.
    private static List<Told> ofTheirOwn(Pantry pantry) {
        var org = "/organizations/{org}";
        var user = org + "/users/{user}";
        var wish = Map.<String, Object>of("digest_days", List.of("monday"));
        var invited = pantry.member("ida@flour.example", "invited").get("user");
        return List.of(
                call(pantry, "PUT " + user + "/update-email", Map.of("email", "lin@mill.example")),
                new Told(
                        "POST " + org + "/x/users/{user}/link",
                        new Write(
                                "POST",
                                "/organizations/"
                                        + World.FLOUR.hex()
                                        + "/x/users/"
                                        + invited
                                        + "/link",
                                NOTHING),
                        List.of()),
                call(pantry, "PUT " + org + "/x/notices/{notice}/read", NOTHING),
                call(pantry, "PUT " + org + "/x/notices/read", NOTHING),
                call(pantry, "PUT " + org + "/x/me/notifications", wish),
                call(pantry, "POST /x/unsubscribe/{org}/{off}", NOTHING));
    }

    /// As `GET /me`.
    static Set<String> described() {
        var operations = new TreeSet<String>();
        ((Map<?, ?>) Description.read().get("paths"))
                .forEach(
                        (path, item) ->
                                ((Map<?, ?>) item)
                                        .keySet().stream()
                                                .map(key -> key.toString().toUpperCase(Locale.ROOT))
                                                .filter(key -> !key.equals("PARAMETERS"))
                                                .forEach(key -> operations.add(key + " " + path)));
        return operations;
    }

    private static Told call(Pantry pantry, String operation, Map<String, Object> body) {
        var parts = operation.split(" ");
        var path =
                PARAMETER
                        .matcher(parts[1])
                        .replaceAll(found -> pantry.ids.getOrDefault(found.group(1), "x"))
                        .replace("/search", "/search?search=bread");
        return new Told(operation, new Write(parts[0], path, body), List.of());
    }
}
