package dev.runsheet.task;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.JobTitleId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.RunId;
import dev.runsheet.custom.CustomValue;
import dev.runsheet.platform.db.Like;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Which tasks a list shows, and in what order; null is whatever it may be. Every list is asked for
/// with one of these, be it of an organization, of a run (`run`) or of a person (`assignedTo`, with
/// the person's groups).
public record TaskFilter(
        RunId run,
        Owners assignedTo,
        Status status,
        Archived archived,
        String text,
        List<MemberId> owners,
        List<String> guests,
        List<GroupId> groups,
        List<JobTitleId> roles,
        boolean isUnassigned,
        Boolean isOneOff,
        String tag,
        FolderId folder,
        Window created,
        Window deadline,
        CustomValue custom,
        Order order) {
    /// What is due within this time is due soon.
    public static final Duration SOON = Duration.ofHours(24);

    /// `EVERY` are the hidden ones too; `PROBLEM` those that somebody reported a problem on.
    public enum Status {
        EVERY,
        VISIBLE,
        OPEN,
        NOT_STARTED,
        COMPLETED,
        OVERDUE,
        DUE_SOON,
        HIDDEN,
        PROBLEM;

        /// The words of all lists (tasks spec 4.2, 4.3); `all` and unknown ones are empty.
        public static Optional<Status> of(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "active", "active_visible", "incomplete", "inprogress", "in-progress" ->
                        Optional.of(OPEN);
                case "not-started" -> Optional.of(NOT_STARTED);
                case "complete", "completed" -> Optional.of(COMPLETED);
                case "overdue" -> Optional.of(OVERDUE);
                case "due_soon" -> Optional.of(DUE_SOON);
                case "auto-skipped" -> Optional.of(HIDDEN);
                case "hasproblem" -> Optional.of(PROBLEM);
                default -> Optional.empty();
            };
        }
    }

    public enum Archived {
        WITHOUT,
        WITH,
        ONLY
    }

    /// A column and whether it runs the other way than it usually does.
    public record Order(By by, boolean isReversed) {
        public static final Order NEWEST = new Order(By.CREATED, false);
        public static final Order LAST_COMPLETED = new Order(By.COMPLETED, false);
        public static final Order BY_POSITION = new Order(By.POSITION, false);

        public enum By {
            CREATED,
            UPDATED,
            COMPLETED,
            DEADLINE,
            POSITION,
            TITLE,

            /// Those with an open issue first, each kind by when it was created.
            PROBLEM;

            /// In the order that has a word of its own, which is newest first.
            boolean isUsuallyDown() {
                return switch (this) {
                    case CREATED, COMPLETED, PROBLEM -> true;
                    case UPDATED, DEADLINE, POSITION, TITLE -> false;
                };
            }
        }

        /// Empty for a word that is none.
        public static Optional<Order> of(String word) {
            boolean isReversed = word.startsWith("-");
            return switch (isReversed ? word.substring(1) : word) {
                case "newest" -> Optional.of(new Order(By.CREATED, isReversed));
                case "problems" -> Optional.of(new Order(By.PROBLEM, isReversed));
                case "created_at" -> Optional.of(new Order(By.CREATED, !isReversed));
                case "updated_at", "last_updated" -> Optional.of(new Order(By.UPDATED, isReversed));
                case "completed_newest" -> Optional.of(new Order(By.COMPLETED, isReversed));
                case "deadline" -> Optional.of(new Order(By.DEADLINE, isReversed));
                case "position" -> Optional.of(new Order(By.POSITION, isReversed));
                case "name", "title" -> Optional.of(new Order(By.TITLE, isReversed));
                default -> Optional.empty();
            };
        }
    }

    /// All that these people have to do, newest first.
    public static TaskFilter toDo(Owners people) {
        return new TaskFilter(
                null,
                people,
                Status.OPEN,
                Archived.WITHOUT,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                Order.NEWEST);
    }

    /// Whether it shows all that its people have to do, in whatever order.
    public boolean isAllToDo() {
        var all = toDo(assignedTo);
        return equals(all.in(order));
    }

    private TaskFilter in(Order other) {
        return new TaskFilter(
                run,
                assignedTo,
                status,
                archived,
                text,
                owners,
                guests,
                groups,
                roles,
                isUnassigned,
                isOneOff,
                tag,
                folder,
                created,
                deadline,
                custom,
                other);
    }

    /// The tag, if it is named by its id.
    public UUID tagId() {
        return Id.parse(tag).orElse(null);
    }

    public String pattern() {
        return Like.containing(text);
    }
}
