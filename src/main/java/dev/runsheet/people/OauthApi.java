package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.BadGrant;
import dev.runsheet.base.Refusal;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Tokens for applications (RFC 6749, platform spec 2.2).
public final class OauthApi {
    private static final String BASIC = "Basic ";

    private record Credentials(String id, String secret) {}

    private OauthApi() {}

    public static void mount(Routes routes) {
        routes.open().post("/oauth/token", OauthApi::token);
    }

    private static Answer token(Call call, Handle tx) {
        var grant = text(call.body(), "grant_type").orElseThrow(() -> missing("grant_type"));
        return switch (grant) {
            case "client_credentials" -> clientCredentials(call, tx);
            default ->
                    throw new BadGrant(
                                    "unsupported_grant_type",
                                    "The authorization grant type is not supported.",
                                    false)
                            .refuse();
        };
    }

    private static Answer clientCredentials(Call call, Handle tx) {
        var client = basic(call).orElseGet(() -> inBody(call.body()));
        var minted = GrantToken.run(tx, Body.whole(client.id()), client.secret(), call.at());
        return Answer.plain(json(minted)).withHeader("Cache-Control", "no-store");
    }

    static Map<String, Object> json(MintToken.Minted minted) {
        var json = new LinkedHashMap<String, Object>();
        json.put("token_type", "Bearer");
        json.put("expires_in", minted.expiresIn());
        json.put("access_token", minted.token());
        return json;
    }

    private static Credentials inBody(Body body) {
        return new Credentials(
                text(body, "client_id").orElseThrow(() -> missing("client_id")),
                text(body, "client_secret").orElseThrow(() -> missing("client_secret")));
    }

    /// What cannot be read as `id:secret` counts as not sent.
    private static Optional<Credentials> basic(Call call) {
        return call.header("Authorization")
                .filter(each -> each.regionMatches(true, 0, BASIC, 0, BASIC.length()))
                .flatMap(each -> decoded(each.substring(BASIC.length()).strip()))
                .filter(each -> each.contains(":"))
                .map(each -> each.split(":", 2))
                .map(each -> new Credentials(each[0], each[1]));
    }

    private static Optional<String> decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// JSON clients write their id as a number.
    private static Optional<String> text(Body body, String key) {
        return switch (body.raw(key)) {
            case String text when !text.isBlank() -> Optional.of(text);
            case Number number -> Optional.of(number.toString());
            case null, default -> Optional.empty();
        };
    }

    private static Refusal missing(String key) {
        return new BadGrant("invalid_request", "The " + key + " is missing.", false).refuse();
    }
}
