package dev.runsheet.webhook;

import dev.runsheet.attachment.AttachedFile;
import dev.runsheet.attachment.AttachedFileStore;
import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.comment.About;
import dev.runsheet.comment.CommentRows;
import dev.runsheet.comment.Place;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.people.PersonStore;
import dev.runsheet.run.WholeRun;
import dev.runsheet.run.WholeRuns;
import dev.runsheet.task.Completer;
import dev.runsheet.task.State;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskStore;
import dev.runsheet.template.Content;
import dev.runsheet.template.LabelStore;
import dev.runsheet.template.Tag;
import dev.runsheet.template.Versions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Reads what a call is to say, for the organization itself, which sees everything. What is late is
/// what was late when it happened.
final class ReadStory {
    private final Handle tx;
    private final Delivery told;
    private final OrgId org;
    private final Settings settings;
    private final String site;

    private ReadStory(Handle tx, Delivery told, Settings settings, String site) {
        this.tx = tx;
        this.told = told;
        this.org = told.org();
        this.settings = settings;
        this.site = site;
    }

    /// Empty when the run or the task is gone for good.
    static Optional<Story> of(Handle tx, Delivery told, Settings settings, String site) {
        return new ReadStory(tx, told, settings, site).read();
    }

    private Optional<Story> read() {
        var whole =
                told.run() == null
                        ? null
                        : WholeRuns.find(tx, org, told.run(), told.at()).orElse(null);
        var task = told.task() == null ? null : TaskStore.find(tx, org, told.task()).orElse(null);
        boolean isGone = told.run() != null && whole == null || told.task() != null && task == null;
        return isGone ? Optional.empty() : Optional.of(story(whole, task));
    }

    private Story story(WholeRun whole, Task task) {
        var content = content(whole);
        return new Story(
                told,
                whole,
                task,
                content.orElse(null),
                content.isEmpty()
                        ? null
                        : StoryStore.alias(tx, org, whole.run().from().template()).orElse(null),
                PersonStore.find(tx, org, people(whole, task)),
                PersonStore.groupNames(
                        tx, org, whole == null ? List.of() : whole.run().details().groups()),
                links(whole, task),
                tags(whole),
                files(task),
                comment(),
                Moments.of(OrganizationStore.find(tx, org)),
                site);
    }

    private Optional<Content> content(WholeRun whole) {
        return Optional.ofNullable(whole)
                .map(each -> each.run().from())
                .map(from -> Versions.of(tx, org, from.template(), from.version()).content());
    }

    private Set<MemberId> people(WholeRun whole, Task task) {
        var people = new LinkedHashSet<MemberId>();
        told.completer().ifPresent(people::add);
        if (whole != null) {
            people.add(whole.run().startedBy());
            people.addAll(whole.run().details().members());
        }
        tasks(whole, task)
                .forEach(
                        each -> {
                            people.addAll(each.work().owners().members());
                            people.add(each.origin().starter());
                            if (each.state() instanceof State.Completed done
                                    && done.by() instanceof Completer.Member(var id)) {
                                people.add(id);
                            }
                        });
        people.removeIf(Objects::isNull);
        return people;
    }

    private static Stream<Task> tasks(WholeRun whole, Task task) {
        return Stream.concat(
                Stream.ofNullable(task), whole == null ? Stream.of() : whole.tasks().stream());
    }

    private Map<String, String> links(WholeRun whole, Task task) {
        var emails = new LinkedHashSet<String>();
        tasks(whole, task).forEach(each -> emails.addAll(each.work().owners().guests()));
        var marks = StoryStore.guests(tx, org, emails);
        var links = new LinkedHashMap<String, String>();
        emails.stream()
                .filter(marks::containsKey)
                .forEach(
                        email ->
                                links.put(
                                        email,
                                        site
                                                + "/guest-all-task/"
                                                + org.hex()
                                                + "/"
                                                + marks.get(email).text(told.event())));
        return links;
    }

    private List<Tag> tags(WholeRun whole) {
        if (whole == null) {
            return List.of();
        }
        var ids = whole.run().details().tags();
        var known = LabelStore.tags(tx, org, ids);
        return ids.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    private List<AttachedFile> files(Task task) {
        return task == null
                ? List.of()
                : AttachedFileStore.at(tx, org, List.of(task.id().value()))
                        .getOrDefault(task.id().value(), List.of());
    }

    private Map<String, Object> comment() {
        return told.thread()
                .flatMap(thread -> Optional.ofNullable(told.task()).flatMap(on -> said(on, thread)))
                .orElse(null);
    }

    private Optional<Map<String, Object>> said(TaskId on, String thread) {
        var about = new About.OfTask(on);
        var place = new Place(told.run(), null);
        return CommentRows.of(tx, Actor.clock(org), settings, List.of(about), told.at())
                .threads(about, place)
                .stream()
                .filter(each -> each.get("id").equals(thread))
                .findFirst();
    }
}
