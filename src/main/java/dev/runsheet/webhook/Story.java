package dev.runsheet.webhook;

import dev.runsheet.attachment.AttachedFile;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.TaskId;
import dev.runsheet.people.Person;
import dev.runsheet.run.Run;
import dev.runsheet.run.WholeRun;
import dev.runsheet.task.Task;
import dev.runsheet.template.Content;
import dev.runsheet.template.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that a call may speak of. `whole` is null for a task on its own, `task` where it is about
/// the run alone, `content` where there is no template; `links` are those of the guests, and
/// `comment` is the one that was written, or null.
record Story(
        Delivery told,
        WholeRun whole,
        Task task,
        Content content,
        String templateAlias,
        Map<MemberId, Person> people,
        Map<GroupId, String> groups,
        Map<String, String> links,
        List<Tag> tags,
        List<AttachedFile> files,
        Map<String, Object> comment,
        Moments moments,
        String site) {

    Run run() {
        return whole == null ? null : whole.run();
    }

    /// Those of the run, or the one.
    List<Task> tasks() {
        return whole == null ? List.of(task) : whole.tasks();
    }

    Optional<Task> task(TaskId id) {
        return tasks().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /// The first that is to be done, by its place: as it was written down, else as it is.
    Optional<Task> next() {
        return told.knowsNext()
                ? told.next().flatMap(this::task)
                : whole == null
                        ? Optional.empty()
                        : tasks().stream()
                                .filter(each -> each.isOpen() && !each.isArchived())
                                .findFirst();
    }

    MemberId launcher() {
        return whole == null ? task.origin().starter() : run().startedBy();
    }
}
