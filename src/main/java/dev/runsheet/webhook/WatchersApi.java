package dev.runsheet.webhook;

import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import org.jdbi.v3.core.Handle;

/// Webhooks of the organization, which clients call watchers (platform spec 5.11).
public final class WatchersApi {
    private static final int ROWS = 100;
    private static final String ORG = "/organizations/{org}";

    private WatchersApi() {}

    public static void mount(Routes routes) {
        routes.get(ORG + "/watchers", WatchersApi::list);
        routes.post(ORG + "/users/{id}/add-watcher", WatchersApi::add);
        routes.delete(ORG + "/remove-watcher/{watcher}", WatchersApi::remove);
    }

    private static Answer list(Call call, Handle tx) {
        OnlyAdmins.check(call.actor());
        var page = call.page(ROWS);
        return Answer.list(
                call, WatcherStore.list(tx, call.org(), page).map(WatcherJson::of), page);
    }

    private static Answer add(Call call, Handle tx) {
        var member =
                Body.member(call.path("id")).orElseThrow(() -> new NotFound("member").refuse());
        return Answer.created(
                WatcherJson.of(AddWatcher.run(tx, call.actor(), member, call.body(), call.at())));
    }

    private static Answer remove(Call call, Handle tx) {
        RemoveWatcher.run(tx, call.actor(), number(call, "watcher"), call.at());
        return Answer.noContent();
    }

    /// What is no number is the number of nothing.
    static long number(Call call, String name) {
        try {
            return Long.parseLong(call.path(name));
        } catch (NumberFormatException _) {
            throw new NotFound(name).refuse();
        }
    }
}
