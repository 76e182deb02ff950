package dev.runsheet.notify;

import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import org.jdbi.v3.core.Handle;

/// How I want to be told of what.
public final class NotificationsApi {
    private static final String MINE = "/organizations/{org}/x/me/notifications";

    private NotificationsApi() {}

    public static void mount(Routes routes) {
        routes.toGuests().get(MINE, NotificationsApi::read);
        routes.toGuests().put(MINE, NotificationsApi::save);
    }

    private static Answer read(Call call, Handle tx) {
        return Answer.ok(Wishes.read(tx, call.actor()));
    }

    private static Answer save(Call call, Handle tx) {
        Wishes.save(tx, call.actor(), call.body());
        return read(call, tx);
    }
}
