package dev.runsheet.webhook;

import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.webhook.LogStore.Filter;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What became of the calls of an organization, for its administrators, and making them again. Most
/// of it is ours alone, below `x`.
public final class DeliveriesApi {
    private static final int ROWS = 25;
    private static final String ORG = "/organizations/{org}";
    private static final String DELIVERIES = ORG + "/x/deliveries";

    private DeliveriesApi() {}

    public static void mount(Routes routes) {
        routes.get(DELIVERIES, DeliveriesApi::list);
        routes.get(DELIVERIES + "/{delivery}", DeliveriesApi::read);
        routes.post(DELIVERIES + "/{delivery}/replay", DeliveriesApi::replay);
        routes.post(ORG + "/x/replayed-deliveries", DeliveriesApi::replayFailed);
    }

    private static Answer list(Call call, Handle tx) {
        OnlyAdmins.check(call.actor());
        var page = call.page(ROWS);
        var filter =
                switch (call.query().first("status").orElse("")) {
                    case "waiting" -> Filter.WAITING;
                    case "delivered" -> Filter.DELIVERED;
                    case "failed" -> Filter.FAILED;
                    default -> Filter.ALL;
                };
        var slice = LogStore.list(tx, call.org(), filter, page);
        return Answer.list(call, slice.map(ToldJson::line), page);
    }

    private static Answer read(Call call, Handle tx) {
        OnlyAdmins.check(call.actor());
        var told =
                LogStore.find(tx, call.org(), number(call))
                        .orElseThrow(() -> new NotFound("delivery").refuse());
        return Answer.ok(ToldJson.whole(told));
    }

    private static Answer replay(Call call, Handle tx) {
        var id = number(call);
        return Answer.ok(ToldJson.line(Replay.one(tx, call.actor(), id, call.at())));
    }

    private static Answer replayFailed(Call call, Handle tx) {
        int owed = Replay.failed(tx, call.actor(), call.body(), call.at());
        return Answer.ok(Map.of("replayed", owed));
    }

    /// What is no number is the number of nothing.
    private static long number(Call call) {
        try {
            return Long.parseLong(call.path("delivery"));
        } catch (NumberFormatException _) {
            throw new NotFound("delivery").refuse();
        }
    }
}
