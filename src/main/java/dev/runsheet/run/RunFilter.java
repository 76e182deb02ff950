package dev.runsheet.run;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.platform.db.Like;
import dev.runsheet.task.TaskFilter.Archived;
import dev.runsheet.template.Content;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Which runs a list shows, and in what order; null is whatever it may be. `owners` own a run or
/// have a task in it; `tag` is an id or a title; `isMine` asks for those that the caller has to do
/// with.
public record RunFilter(
        String text,
        Status status,
        Archived archived,
        List<MemberId> owners,
        List<GroupId> groups,
        TemplateId template,
        FolderId folder,
        String tag,
        List<TagId> tags,
        boolean isUntagged,
        Boolean isStarred,
        Content.Kind kind,
        TaskStatus taskStatus,
        boolean isMine,
        Order order) {

    /// `PROBLEM` is any open issue, `ISSUE` one of the run itself.
    enum Status {
        ACTIVE,
        COMPLETE,
        DELAYED,
        PROBLEM,
        ISSUE,
        IMPROVEMENT;

        /// `starred` and `archived` are filters of their own; unknown words are empty.
        static Optional<Status> of(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "active", "in-progress", "inprogress" -> Optional.of(ACTIVE);
                case "complete", "completed" -> Optional.of(COMPLETE);
                case "delayed" -> Optional.of(DELAYED);
                case "problem" -> Optional.of(PROBLEM);
                case "issue" -> Optional.of(ISSUE);
                case "improvement" -> Optional.of(IMPROVEMENT);
                default -> Optional.empty();
            };
        }
    }

    /// What state some task of the run is in.
    enum TaskStatus {
        OPEN,
        COMPLETED;

        static Optional<TaskStatus> of(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "in-progress", "active" -> Optional.of(OPEN);
                case "completed", "complete" -> Optional.of(COMPLETED);
                default -> Optional.empty();
            };
        }
    }

    record Order(By by, boolean isDown) {
        static final Order NEWEST = new Order(By.CREATED, true);

        enum By {
            NAME,
            CREATED,
            UPDATED
        }

        static Optional<Order> of(String word) {
            boolean isDown = word.startsWith("-");
            var by =
                    switch (isDown ? word.substring(1) : word) {
                        case "name" -> By.NAME;
                        case "created_at" -> By.CREATED;
                        case "updated_at", "last_updated" -> By.UPDATED;
                        default -> null;
                    };
            return Optional.ofNullable(by).map(each -> new Order(each, isDown));
        }
    }

    /// Whether it finds its runs by what few have.
    boolean isNarrow() {
        return text != null
                || owners != null
                || groups != null
                || folder != null
                || tag != null
                || tags != null
                || template != null
                || isMine
                || Boolean.TRUE.equals(isStarred)
                || status == Status.DELAYED;
    }

    /// The tag, if it is named by its id.
    public UUID tagId() {
        return Id.parse(tag).orElse(null);
    }

    /// As the column has it.
    public String kindWord() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    public String pattern() {
        return Like.containing(text);
    }
}
