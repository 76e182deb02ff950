package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.Settings.PutRunAbsentLists;
import dev.runsheet.base.Settings.UnknownFieldKeys;
import dev.runsheet.form.Values;
import dev.runsheet.people.Roster;
import dev.runsheet.platform.html.RichText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Changes what people may change about a run, and the answers to its kick-off form.
final class UpdateRun {
    private UpdateRun() {}

    static Flow run(
            Handle tx,
            Actor actor,
            RunId id,
            RunChange change,
            Body body,
            Settings settings,
            Consumer<Run> expected,
            Instant now) {
        var flow = Flows.open(tx, actor, id, settings, now);
        var before = flow.run();
        expected.accept(before);
        requireChangeable(actor, before, change);
        check(tx, actor, change, body);
        var answers = answers(tx, flow, actor, change, body, settings);
        body.refuseIfAny();

        var details = details(before.details(), change, settings);
        if (!details.equals(before.details())) {
            flow.put(flow.run().with(details, now));
            note(flow, before.details(), details);
        }
        if (!answers.equals(before.kickoff().answers())) {
            flow.happenings().changed(before, "prerun", before.kickoff().answers());
            flow.put(flow.run().with(flow.run().kickoff().with(answers), now));
            if (settings.reevaluateOnPrerunEdit()) {
                flow.resubmitted();
            }
        }
        star(tx, actor, id, change);
        Flows.save(tx, actor, flow, now);
        return flow;
    }

    private static void requireChangeable(Actor actor, Run run, RunChange change) {
        if (actor.isGuest() || actor.isLight() && !change.isStarOnly()) {
            throw new Forbidden("You may not change this process.").refuse();
        }
        boolean isToggling =
                change.isPublic().isPresent()
                        && change.isPublic().value() != run.details().isPublic();
        boolean isTheirs =
                actor.isAdmin()
                        || actor.member()
                                .filter(
                                        id ->
                                                id.equals(run.details().owner())
                                                        || id.equals(run.startedBy()))
                                .isPresent();
        if (isToggling && !isTheirs) {
            throw new Forbidden(
                            "Only an administrator, the owner or the starter may make a process public.")
                    .refuse();
        }
    }

    private static void check(Handle tx, Actor actor, RunChange change, Body body) {
        var known = new KnownHere(tx, actor.org(), new Roster(tx, actor), body);
        if (change.owner().isPresent()) {
            known.member("owner_id", change.owner().value());
        }
        known.members("users", change.members().or(List.of()));
        known.groups("groups", change.groups().or(List.of()));
        known.tags("tags", change.tags().or(List.of()));
        known.folders("folders", change.folders().or(List.of()));
    }

    private static Map<String, Object> answers(
            Handle tx, Flow flow, Actor actor, RunChange change, Body body, Settings settings) {
        var current = flow.run().kickoff().answers();
        if (change.prerun().isEmpty()) {
            return current;
        }
        var fields = LaunchRun.byId(flow.content());
        var unknown =
                settings.unknownFieldKeys() == UnknownFieldKeys.DROP
                        ? Values.Unknown.DROP
                        : Values.Unknown.REFUSE;
        var errors =
                Values.check(fields, change.prerun(), "prerun", unknown, new Roster(tx, actor));
        body.faults().addAll(errors);
        return errors.isEmpty()
                ? Values.merge(current, change.prerun(), fields, RichText::clean)
                : current;
    }

    private static Details details(Details old, RunChange change, Settings settings) {
        boolean detaches = settings.putRunAbsentLists() == PutRunAbsentLists.DETACH;
        return new Details(
                change.name().or(old.name()),
                change.summary().or(old.summary()),
                change.owner().or(old.owner()),
                change.isPublic().or(old.isPublic()),
                change.publiclyHidden().or(old.publiclyHidden()),
                change.members().or(detaches ? List.of() : old.members()),
                change.groups().or(detaches ? List.of() : old.groups()),
                change.tags().or(old.tags()),
                change.folders().or(old.folders()),
                old.custom());
    }

    private static void note(Flow flow, Details old, Details details) {
        note(flow, "name", old.name(), details.name());
        note(flow, "summary", old.summary(), details.summary());
        note(flow, "owner_id", old.owner(), details.owner());
        note(flow, "is_public", old.isPublic(), details.isPublic());
        note(flow, "publicly_hidden_fields", old.publiclyHidden(), details.publiclyHidden());
        note(flow, "users", old.members(), details.members());
        note(flow, "groups", old.groups(), details.groups());
        note(flow, "tags", old.tags(), details.tags());
        note(flow, "folders", old.folders(), details.folders());
    }

    private static void note(Flow flow, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            flow.happenings().changed(flow.run(), field, before);
        }
    }

    /// A star is the caller's own and changes nothing for anybody else.
    private static void star(Handle tx, Actor actor, RunId id, RunChange change) {
        if (change.starred().isPresent() && actor.member().isPresent()) {
            if (change.starred().value()) {
                RunStore.star(tx, actor.org(), id, actor.member().get());
            } else {
                RunStore.unstar(tx, actor.org(), id, actor.member().get());
            }
        }
    }
}
