package dev.runsheet.webhook;

import dev.runsheet.base.Dates;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.LinkedHashMap;
import org.jdbi.v3.core.Handle;

/// The secret that the calls of an organization are signed with.
public final class SecretsApi {
    private static final String SECRET = "/organizations/{org}/x/webhook-secret";

    private final Signatures signatures;

    private SecretsApi(Signatures signatures) {
        this.signatures = signatures;
    }

    public static void mount(Routes routes, Signatures signatures) {
        var api = new SecretsApi(signatures);
        routes.post(SECRET, api::next);
        routes.delete(SECRET, SecretsApi::end);
    }

    /// The only answer that shows it.
    private Answer next(Call call, Handle tx) {
        var signing = ChangeSigning.next(tx, call.actor(), call.at());
        var json = new LinkedHashMap<String, Object>();
        json.put("secret", signatures.secret(call.org(), signing.generation()));
        json.put("changed_at", Dates.seconds(signing.changedAt()));
        json.put("previous_until", Dates.seconds(signing.previousUntil()));
        return Answer.created(json).secret();
    }

    private static Answer end(Call call, Handle tx) {
        ChangeSigning.end(tx, call.actor(), call.at());
        return Answer.noContent();
    }
}
