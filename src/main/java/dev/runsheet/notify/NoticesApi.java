package dev.runsheet.notify;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.people.PersonStore;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The list of what a member was told, and which of it was read.
public final class NoticesApi {
    private static final int ROWS = 25;
    private static final int MOST_ROWS = 100;
    private static final String NOTICES = "/organizations/{org}/x/notices";

    private NoticesApi() {}

    public static void mount(Routes routes) {
        routes.get(NOTICES, NoticesApi::list);
        routes.put(NOTICES + "/read", NoticesApi::readAll);
        routes.put(NOTICES + "/{notice}/read", NoticesApi::read);
    }

    private static Answer list(Call call, Handle tx) {
        var page = call.page(ROWS, MOST_ROWS);
        var me = me(call);
        var found = NoticeStore.list(tx, call.org(), me, call.query().flag("unread"), page);
        var by = found.rows().stream().map(Told::by).filter(Objects::nonNull);
        var people = PersonStore.find(tx, call.org(), by.collect(Collectors.toSet()));
        return Answer.list(
                call,
                found.map(each -> ToldJson.of(each, people)),
                page,
                Map.of("unread", NoticeStore.unread(tx, call.org(), me)));
    }

    private static Answer read(Call call, Handle tx) {
        var me = me(call);
        if (!NoticeStore.read(tx, call.org(), me, number(call), call.at())) {
            throw new NotFound("notice").refuse();
        }
        return unread(call, tx, me);
    }

    private static Answer readAll(Call call, Handle tx) {
        var me = me(call);
        NoticeStore.readAll(tx, call.org(), me, call.at());
        return unread(call, tx, me);
    }

    /// What is left, for the number beside the bell.
    private static Answer unread(Call call, Handle tx, MemberId me) {
        return Answer.ok(Map.of("unread", NoticeStore.unread(tx, call.org(), me)));
    }

    static MemberId me(Call call) {
        return call.actor()
                .member()
                .orElseThrow(() -> new Forbidden("Only members have notices.").refuse());
    }

    /// What is no number is the number of nothing.
    private static long number(Call call) {
        try {
            return Long.parseLong(call.path("notice"));
        } catch (NumberFormatException _) {
            throw new NotFound("notice").refuse();
        }
    }
}
