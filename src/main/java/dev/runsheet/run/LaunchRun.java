package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.Settings.UnknownFieldKeys;
import dev.runsheet.comment.Talk;
import dev.runsheet.form.Field;
import dev.runsheet.form.Values;
import dev.runsheet.people.Numbers;
import dev.runsheet.people.Organization;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.people.Roster;
import dev.runsheet.people.WelcomeGuests;
import dev.runsheet.platform.html.RichText;
import dev.runsheet.task.Task;
import dev.runsheet.template.Content;
import dev.runsheet.template.InsertSnippets;
import dev.runsheet.template.LaunchTemplate;
import dev.runsheet.template.Launchable;
import dev.runsheet.template.Version;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Launches a run: its tasks, its name, what the kick-off answers decide.
final class LaunchRun {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");

    /// `dropped` are the keys of the kick-off answers that are no field of the form.
    record Outcome(Flow flow, List<String> dropped) {}

    private LaunchRun() {}

    /// Faults of the launch that only the template shows go into `body`, as those of its shape did.
    static Outcome run(
            Handle tx, Actor actor, Launch launch, Body body, Settings settings, Instant now) {
        if (actor.isGuest()) {
            throw new Forbidden("Guests cannot launch processes.").refuse();
        }
        var roster = new Roster(tx, actor);
        checkReferences(tx, actor, launch, body, roster);
        body.refuseIfAny();
        var organization = OrganizationStore.find(tx, actor.org());
        return launch.template() == null
                ? empty(tx, actor, launch, settings, now)
                : fromTemplate(tx, actor, launch, body, roster, organization, settings, now);
    }

    private static void checkReferences(
            Handle tx, Actor actor, Launch launch, Body body, Roster roster) {
        var known = new KnownHere(tx, actor.org(), roster, body);
        known.member("owner_id", launch.owner());
        known.member("user_id", launch.starter());
        known.members("users", launch.members());
        known.groups("groups", launch.groups());
        known.tags("tags", launch.tags());
        known.folders("folders", launch.folders());
        known.roles("roles", launch.roles().keySet());
        if (launch.parent() != null && RunStore.find(tx, actor.org(), launch.parent()).isEmpty()) {
            body.fault("parent_id", "The selected parent id is invalid.");
        }
    }

    private static Outcome fromTemplate(
            Handle tx,
            Actor actor,
            Launch launch,
            Body body,
            Roster roster,
            Organization organization,
            Settings settings,
            Instant now) {
        var template = LaunchTemplate.run(tx, actor, launch.template(), now);
        var content = template.version().content();
        var kickoff = kickoff(content, launch, body, roster, settings);
        var working = organization.workingTime();
        var making =
                new LaunchTasks(
                        version(tx, template),
                        launch,
                        RunId.fresh(),
                        starter(actor, launch, template.owner()),
                        working,
                        settings.launchTasksMap(),
                        now);
        making.check(body);
        body.refuseIfAny();
        welcome(tx, actor, launch, now);
        var day = DAY.withZone(working.zone()).format(now);
        var name = new RunName(content, kickoff, day).of(launch.name());
        var flow = launched(tx, actor, template, making, name, kickoff, settings);
        return new Outcome(flow, Values.unknownKeys(byId(content), launch.prerun()));
    }

    /// What becomes tasks, which keep the snippets as they are now.
    static Version version(Handle tx, Launchable template) {
        var version = template.version();
        return version.with(InsertSnippets.run(tx, version.org(), version.content()));
    }

    /// A launch of which nothing is left to be checked.
    static Flow launched(
            Handle tx,
            Actor actor,
            Launchable template,
            LaunchTasks making,
            String name,
            Map<String, Object> kickoff,
            Settings settings) {
        var launch = making.launch();
        var content = template.version().content();
        var now = making.now();
        var run =
                new Run(
                        actor.org(),
                        making.run(),
                        Numbers.next(tx, actor.org(), Numbers.Kind.RUN, 1),
                        new Launched(
                                launch.template(),
                                template.version().number(),
                                content.title(),
                                List.of()),
                        content.kind(),
                        details(launch, content, template, name, making.starter()),
                        making.starter(),
                        launch.parent(),
                        new Kickoff(kickoff, now, making.starter()),
                        List.of(),
                        content.mayAddTasks(),
                        Progress.NONE,
                        Talk.NONE,
                        now,
                        now,
                        null,
                        null,
                        0);
        return saved(tx, actor, run, numbered(tx, making), launch, settings, now);
    }

    static List<Task> numbered(Handle tx, LaunchTasks making) {
        int count = making.steps().size();
        return count == 0
                ? List.of()
                : making.tasks(Numbers.next(tx, making.version().org(), Numbers.Kind.TASK, count));
    }

    private static Outcome empty(
            Handle tx, Actor actor, Launch launch, Settings settings, Instant now) {
        var starter =
                actor.member()
                        .orElseThrow(
                                () ->
                                        Problem.invalid(
                                                        "user_id",
                                                        "An application names the member who starts an empty process.")
                                                .refuse());
        var starting = launch.starter() == null ? starter : launch.starter();
        var run =
                Run.empty(
                        actor.org(),
                        Numbers.next(tx, actor.org(), Numbers.Kind.RUN, 1),
                        new Details(
                                launch.name(),
                                launch.summary(),
                                launch.owner() == null ? starting : launch.owner(),
                                launch.isPublic(),
                                List.of(),
                                launch.members(),
                                launch.groups(),
                                launch.tags(),
                                launch.folders(),
                                Map.of()),
                        starting,
                        launch.parent(),
                        now);
        return new Outcome(saved(tx, actor, run, List.of(), launch, settings, now), List.of());
    }

    private static Flow saved(
            Handle tx,
            Actor actor,
            Run run,
            List<Task> tasks,
            Launch launch,
            Settings settings,
            Instant now) {
        var flow = Flows.of(tx, actor, run, tasks, settings, now);
        flow.launch();
        Flows.saveNew(tx, actor, flow, now);
        if (launch.starred()) {
            actor.member().ifPresent(me -> RunStore.star(tx, actor.org(), run.id(), me));
        }
        return flow;
    }

    private static MemberId starter(Actor actor, Launch launch, MemberId templateOwner) {
        return launch.starter() != null ? launch.starter() : actor.member().orElse(templateOwner);
    }

    private static Details details(
            Launch launch, Content content, Launchable template, String name, MemberId starter) {
        return new Details(
                name,
                launch.summary(),
                launch.owner() == null ? starter : launch.owner(),
                launch.isPublic(),
                List.of(),
                Stream.concat(template.members().stream(), launch.members().stream())
                        .distinct()
                        .toList(),
                Stream.concat(template.groups().stream(), launch.groups().stream())
                        .distinct()
                        .toList(),
                launch.tags(),
                folders(launch, content),
                content.custom());
    }

    private static List<FolderId> folders(Launch launch, Content content) {
        boolean isFixed = content.defaultFolder() != null && !content.folderChangeableByLauncher();
        if (isFixed || launch.folders().isEmpty() && content.defaultFolder() != null) {
            return List.of(content.defaultFolder());
        }
        return launch.folders();
    }

    /// The answers as they are stored; what is wrong with them becomes a fault.
    private static Map<String, Object> kickoff(
            Content content, Launch launch, Body body, Roster roster, Settings settings) {
        var fields = byId(content);
        var sent = launch.prerun();
        var unknown =
                settings.unknownFieldKeys() == UnknownFieldKeys.REJECT
                        ? Values.Unknown.REFUSE
                        : Values.Unknown.DROP;
        var errors = new ArrayList<>(Values.check(fields, sent, "prerun", unknown, roster));
        var answers = starting(content);
        if (errors.isEmpty()) {
            // A default answer that is sent blank is blank.
            answers = Values.merge(answers, sent, fields, RichText::clean);
            errors.addAll(missing(content.kickoff(), answers));
        }
        body.faults().addAll(errors);
        return answers;
    }

    /// What the form holds before anybody fills it in.
    static Map<String, Object> starting(Content content) {
        var answers = new LinkedHashMap<String, Object>();
        content.kickoff()
                .forEach(
                        field ->
                                field.startingValue()
                                        .ifPresent(value -> answers.put(field.id().hex(), value)));
        return answers;
    }

    /// What a kick-off form lacks to be submitted (tasks spec 3).
    static List<FieldError> missing(List<Field> fields, Map<String, Object> answers) {
        var missing = new ArrayList<FieldError>();
        for (var field : fields) {
            var path = "prerun." + field.id().hex();
            var answer = answers.get(field.id().hex());
            field.missingAtKickoff(answer, path).ifPresent(missing::add);
            missing.addAll(field.breaches(answer, path));
        }
        return missing;
    }

    static Map<FieldId, Field> byId(Content content) {
        var byId = new LinkedHashMap<FieldId, Field>();
        content.kickoff().forEach(field -> byId.put(field.id(), field));
        return byId;
    }

    private static void welcome(Handle tx, Actor actor, Launch launch, Instant now) {
        var owners =
                Stream.concat(
                                launch.tasks().values().stream().map(Launch.Override::owners),
                                launch.roles().values().stream())
                        .reduce(Owners.NOBODY, Owners::plus);
        WelcomeGuests.run(tx, actor, owners.guests(), now);
    }
}
