package dev.runsheet.run;

import dev.runsheet.base.Body;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.JobTitleId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.RunId;
import dev.runsheet.custom.CustomValue;
import dev.runsheet.platform.http.Query;
import dev.runsheet.task.TaskFilter;
import dev.runsheet.task.TaskFilter.Archived;
import dev.runsheet.task.TaskFilter.Order;
import dev.runsheet.task.TaskFilter.Status;
import dev.runsheet.task.Window;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads what the URL of a list of tasks asks for (tasks spec 4.2, 4.3, 4.9). Words that mean
/// nothing are passed over; ids and dates that name nothing find nothing.
final class TaskFilterApi {
    private static final UUID NOTHING = new UUID(0, 0);

    private TaskFilterApi() {}

    /// Everything of an organization.
    static TaskFilter ofAll(Query query, Owners me) {
        var people = query.first("assignee").filter("me"::equals).map(_ -> me).orElse(null);
        return read(query, null, people, Status.VISIBLE, Order.NEWEST);
    }

    /// Of a run, with what is hidden.
    static TaskFilter ofRun(Query query, RunId run) {
        return read(query, run, null, Status.EVERY, Order.BY_POSITION);
    }

    /// What is assigned to somebody: without a word about it, what they have to do.
    static TaskFilter of(Query query, Owners people) {
        boolean isAll = query.first("status").filter("all"::equals).isPresent();
        return read(query, null, people, isAll ? Status.VISIBLE : Status.OPEN, Order.NEWEST);
    }

    private static TaskFilter read(
            Query query, RunId run, Owners people, Status byDefault, Order order) {
        var status = query.first("status").flatMap(Status::of).orElse(byDefault);
        var usual = status == Status.COMPLETED && run == null ? Order.LAST_COMPLETED : order;
        return new TaskFilter(
                run,
                people,
                status,
                archived(query),
                query.first("q").orElse(null),
                list(query, "owners", TaskFilterApi::member),
                list(query, "guests", email -> email.toLowerCase(Locale.ROOT)),
                list(query, "groups", text -> id(text, GroupId::new)),
                list(query, "roles", text -> id(text, JobTitleId::new)),
                query.flag("unassigned"),
                query.optionalFlag("is_oneoff").orElse(null),
                query.first("tag").orElse(null),
                query.first("folder").map(text -> id(text, FolderId::new)).orElse(null),
                query.first("created").map(Window::days).orElse(null),
                deadline(query),
                custom(query),
                query.first("sort")
                        .or(() -> query.first("sort_by"))
                        .flatMap(Order::of)
                        .orElse(usual));
    }

    /// A day wins over every other word about the deadline.
    private static Window deadline(Query query) {
        if (query.has("deadline_on")) {
            return query.first("deadline_on").map(Window::days).orElse(null);
        }
        return Stream.of(
                        query.first("deadline_start_range").map(Window::since),
                        query.first("deadline_end_range").map(Window::until),
                        query.first("deadline_before").map(Window::before),
                        query.first("deadline_after").map(Window::after))
                .flatMap(window -> window.stream())
                .reduce(Window::and)
                .orElse(null);
    }

    /// Key and value belong together.
    private static CustomValue custom(Query query) {
        var key = query.first("custom_field_key");
        var value = query.first("custom_field_value");
        return key.isPresent() && value.isPresent()
                ? new CustomValue(key.get(), value.get())
                : null;
    }

    static Archived archived(Query query) {
        return switch (query.first("archived").orElse("0").toLowerCase(Locale.ROOT)) {
            case "only" -> Archived.ONLY;
            case "0", "false", "no" -> Archived.WITHOUT;
            default -> Archived.WITH;
        };
    }

    /// Null when nothing is asked.
    static <T> List<T> list(Query query, String key, Function<String, T> as) {
        var words = query.csv(key);
        return words.isEmpty() ? null : words.stream().map(as).toList();
    }

    static <T> T id(String text, Function<UUID, T> as) {
        return as.apply(Id.parse(text).orElse(NOTHING));
    }

    static MemberId member(String text) {
        return Body.member(text).orElse(new MemberId(0));
    }
}
