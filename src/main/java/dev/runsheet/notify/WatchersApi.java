package dev.runsheet.notify;

import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.people.WatcherJson;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import org.jdbi.v3.core.Handle;

/// Who is told of what happens to what (platform spec 5.11).
public final class WatchersApi {
    private static final int ROWS = 100;
    private static final String ORG = "/organizations/{org}";

    private WatchersApi() {}

    public static void mount(Routes routes) {
        routes.get(ORG + "/watchers", WatchersApi::list);
        routes.post(ORG + "/users/{id}/add-watcher", WatchersApi::add);
        routes.delete(ORG + "/remove-watcher/{watcher}", WatchersApi::remove);
    }

    /// The webhooks of the organization, for its administrators; with `notification=email` those
    /// who ask see what they watch themselves.
    private static Answer list(Call call, Handle tx) {
        var page = call.page(ROWS);
        boolean isMine =
                call.query().first("notification").filter(WatcherJson.MAIL::equals).isPresent();
        if (!isMine && !call.actor().isAdmin()) {
            throw new Forbidden("Only an administrator may see the webhooks.").refuse();
        }
        var found =
                isMine
                        ? WatcherStore.ofMember(tx, call.org(), me(call), page)
                        : WatcherStore.called(tx, call.org(), page);
        return Answer.list(call, found.map(WatcherJson::of), page);
    }

    private static Answer add(Call call, Handle tx) {
        var member =
                Body.member(call.path("id")).orElseThrow(() -> new NotFound("member").refuse());
        return Answer.created(
                WatcherJson.of(AddWatcher.run(tx, call.actor(), member, call.body(), call.at())));
    }

    private static Answer remove(Call call, Handle tx) {
        RemoveWatcher.run(tx, call.actor(), number(call), call.at());
        return Answer.noContent();
    }

    private static MemberId me(Call call) {
        return call.actor()
                .member()
                .orElseThrow(() -> new Forbidden("Only members watch by mail.").refuse());
    }

    /// What is no number is the number of nothing.
    private static long number(Call call) {
        try {
            return Long.parseLong(call.path("watcher"));
        } catch (NumberFormatException _) {
            throw new NotFound("watcher").refuse();
        }
    }
}
