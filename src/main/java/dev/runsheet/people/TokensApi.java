package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.Dates;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The personal tokens of whoever asks.
public final class TokensApi {
    private static final String TOKENS = "/me/x/tokens";

    private TokensApi() {}

    public static void mount(Routes routes) {
        routes.get(TOKENS, TokensApi::list);
        routes.post(TOKENS, TokensApi::create);
        routes.delete(TOKENS + "/{token}", TokensApi::revoke);
    }

    private static Answer list(Call call, Handle tx) {
        checkIsTheirOwn(call, tx);
        var tokens = TokenStore.personal(tx, call.visitor().member());
        return MembersApi.data(tokens.stream().map(TokensApi::json).toList());
    }

    private static Answer create(Call call, Handle tx) {
        checkIsTheirOwn(call, tx);
        var created = CreateToken.run(tx, call.visitor().member(), call.body(), call.at());
        var json = json(created.token());
        json.put("token", created.text());
        return Answer.created(json).secret();
    }

    private static Answer revoke(Call call, Handle tx) {
        checkIsTheirOwn(call, tx);
        var id = Body.whole(call.path("token")).orElseThrow(() -> new NotFound("token").refuse());
        if (!TokenStore.revoke(tx, call.visitor().member(), id)) {
            throw new NotFound("token").refuse();
        }
        return Answer.noContent();
    }

    /// An application must not outlive the consent that it acts by, nor leave its organization.
    private static void checkIsTheirOwn(Call call, Handle tx) {
        if (!TokenStore.isOwn(tx, Secret.hash(call.token()))) {
            throw new Forbidden("An application may not manage the tokens of a person.").refuse();
        }
    }

    private static Map<String, Object> json(PersonalToken token) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", token.id());
        json.put("name", token.name());
        json.put("created_at", Dates.millis(token.createdAt()));
        json.put("expires_at", Dates.millis(token.expiresAt()));
        json.put("last_used_at", Dates.millis(token.usedAt()));
        return json;
    }
}
