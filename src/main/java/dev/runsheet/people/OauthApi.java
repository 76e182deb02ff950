package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.BadGrant;
import dev.runsheet.people.GrantToken.Outcome;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Tokens for applications (RFC 6749, platform spec 2.2).
public final class OauthApi {
    private static final String BASIC = "Basic ";

    private record Credentials(String id, Optional<String> secret) {}

    private OauthApi() {}

    public static void mount(Routes routes) {
        routes.open().post("/oauth/token", OauthApi::token);
    }

    private static Answer token(Call call, Handle tx) {
        var outcome =
                switch (required(call.body(), "grant_type")) {
                    case "client_credentials" -> clientCredentials(call, tx);
                    case "password" -> password(call, tx);
                    case "authorization_code" -> code(call, tx);
                    case "refresh_token" -> refresh(call, tx);
                    default ->
                            throw new BadGrant(
                                            "unsupported_grant_type",
                                            "The authorization grant type is not supported.",
                                            false)
                                    .refuse();
                };
        return switch (outcome) {
            case Outcome.Given(var minted) -> answer(minted);
            case Outcome.Refused(var problem) -> Answer.refused(problem);
        };
    }

    private static Outcome clientCredentials(Call call, Handle tx) {
        return GrantToken.toItself(tx, client(call, tx), call.at());
    }

    private static Outcome password(Call call, Handle tx) {
        var email = required(call.body(), "username");
        var password = required(call.body(), "password");
        return GrantToken.byPassword(
                tx, client(call, tx), email, password, call.address(), call.at());
    }

    private static Outcome code(Call call, Handle tx) {
        var code = required(call.body(), "code");
        var redirect = required(call.body(), "redirect_uri");
        var verifier = text(call.body(), "code_verifier");
        return GrantToken.byCode(tx, client(call, tx), code, redirect, verifier, call.at());
    }

    private static Outcome refresh(Call call, Handle tx) {
        var refresh = required(call.body(), "refresh_token");
        return GrantToken.byRefreshing(tx, client(call, tx), refresh, call.at());
    }

    static Answer answer(MintToken.Minted minted) {
        var json = new LinkedHashMap<String, Object>();
        json.put("token_type", "Bearer");
        json.put("expires_in", minted.expiresIn());
        json.put("access_token", minted.token());
        minted.refresh().ifPresent(each -> json.put("refresh_token", each));
        return Answer.plain(json).secret();
    }

    private static Client client(Call call, Handle tx) {
        var sent = basic(call).orElseGet(() -> inBody(call.body()));
        return GrantToken.client(tx, Body.whole(sent.id()), sent.secret());
    }

    private static Credentials inBody(Body body) {
        return new Credentials(required(body, "client_id"), text(body, "client_secret"));
    }

    /// What cannot be read as `id:secret` counts as not sent.
    private static Optional<Credentials> basic(Call call) {
        return call.header("Authorization")
                .filter(each -> each.regionMatches(true, 0, BASIC, 0, BASIC.length()))
                .flatMap(each -> decoded(each.substring(BASIC.length()).strip()))
                .filter(each -> each.contains(":"))
                .map(each -> each.split(":", 2))
                .map(
                        each ->
                                new Credentials(
                                        each[0],
                                        Optional.of(each[1]).filter(text -> !text.isEmpty())));
    }

    private static Optional<String> decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String required(Body body, String key) {
        return text(body, key)
                .orElseThrow(
                        () ->
                                new BadGrant(
                                                "invalid_request",
                                                "The " + key + " is missing.",
                                                false)
                                        .refuse());
    }

    /// JSON clients write their id as a number.
    private static Optional<String> text(Body body, String key) {
        return switch (body.raw(key)) {
            case String text when !text.isBlank() -> Optional.of(text);
            case Number number -> Optional.of(number.toString());
            case null, default -> Optional.empty();
        };
    }
}
