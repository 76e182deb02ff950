package dev.runsheet.notify;

import dev.runsheet.people.Watcher;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Something that may be watched (platform spec 5.11): what it is about, the template that this is
/// of or null, and what watchers are told of it.
record Happening(News news, Thing about, UUID template, String text) {
    private static final Set<String> OF_ORGANIZATION =
            Set.of(
                    "process.launched",
                    "process.completed",
                    "task.completed",
                    "task.assigned",
                    "task.comment_added",
                    "task.issue_raised",
                    "task.issue_resolved");
    private static final Set<String> OF_TEMPLATE =
            Set.of("step.created", "step.deleted", "step.updated");
    private static final Set<String> OF_RUN =
            Set.of(
                    "task.completed",
                    "process.completed",
                    "process.archived",
                    "process.unarchived",
                    "process.updated");
    private static final Set<String> OF_TASK =
            Set.of("task.completed", "task.reopened", "task.owners-updated", "task.updated");
    private static final Set<String> OF_USER =
            Set.of("process.launched", "process.completed", "task.completed");

    /// Empty where there is nothing to tell; `by` is who did it.
    static Optional<Happening> of(News news, Thing about, UUID template, String by) {
        return text(news, about.title() + about.within(), by)
                .map(text -> new Happening(news, about, template, text));
    }

    private static Optional<String> text(News news, String it, String by) {
        return switch (news.topic()) {
            case "process.launched" -> Optional.of(by + " launched " + it);
            case "process.completed" -> Optional.of("All is done in " + it);
            case "process.archived" -> Optional.of(by + " archived " + it);
            case "process.unarchived" -> Optional.of(by + " took " + it + " out of the archive");
            case "process.updated" ->
                    Optional.of("The owner of " + it + " is another one")
                            .filter(_ -> news.fields().contains("owner_id"));
            case "task.completed" -> Optional.of(by + " completed " + it);
            case "task.reopened" -> Optional.of(by + " reopened " + it);
            case "task.owners-updated" -> Optional.of("The assignees of " + it + " changed");
            case "task.updated" ->
                    Optional.of("The deadline of " + it + " changed")
                            .filter(_ -> news.fields().contains("deadline"));
            case "task.assigned" -> Optional.of("Somebody was given " + it);
            case "task.comment_added" -> Optional.of(by + " commented on " + it);
            case "task.issue_raised" -> Optional.of(by + " reported an issue with " + it);
            case "task.issue_resolved" -> Optional.of(by + " resolved an issue with " + it);
            case "step.created" -> Optional.of(by + " added a step to " + it);
            case "step.deleted" -> Optional.of(by + " took a step out of " + it);
            case "step.updated" -> Optional.of(by + " changed a step of " + it);
            default -> Optional.empty();
        };
    }

    boolean isFor(Watcher watcher) {
        var topic = news.topic();
        return switch (watcher.type()) {
            case ORGANIZATION -> OF_ORGANIZATION.contains(topic);
            case CHECKLIST -> OF_TEMPLATE.contains(topic) && watcher.object().equals(template);
            case RUN ->
                    OF_RUN.contains(topic)
                            && about.ofRun() != null
                            && about.ofRun().value().equals(watcher.object());
            case TASK -> OF_TASK.contains(topic) && about.id().equals(watcher.object());
            case USER -> OF_USER.contains(topic) && watcher.user().equals(news.member());
        };
    }

    /// Whether anybody could watch this.
    static boolean mayBe(News news) {
        return OF_ORGANIZATION.contains(news.topic())
                || OF_TEMPLATE.contains(news.topic())
                || OF_RUN.contains(news.topic())
                || OF_TASK.contains(news.topic());
    }
}
