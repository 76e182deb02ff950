package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Refusal;
import dev.runsheet.base.Settings;
import dev.runsheet.form.Field;
import dev.runsheet.form.FieldType;
import dev.runsheet.people.VisitTokens;
import dev.runsheet.template.PublicKickoff;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Launches what a stranger submitted, in the name of a member, and spends the stranger's token.
final class LaunchForVisitor {
    private static final int MOST_TOKEN = 200;
    private static final Set<String> THEIRS = Set.of("name", "prerun");

    private LaunchForVisitor() {}

    static Run run(
            Handle tx,
            Actor actor,
            PublicKickoff form,
            VisitTokens tokens,
            Body body,
            Settings settings,
            Instant now) {
        var token = body.requiredString("token", MOST_TOKEN);
        body.refuseIfAny();
        // Locked first, so that it is spent once.
        var visit =
                tokens.visit(actor.org(), token)
                        .flatMap(id -> VisitStore.lock(tx, actor.org(), id))
                        .filter(each -> each.isGoodFor(form.template(), now))
                        .orElseThrow(LaunchForVisitor::isNoGood);
        var asked = asked(form, visit, body);
        var launch = Launch.read(asked, _ -> Owners.NOBODY);
        var outcome = LaunchRun.run(tx, actor, launch, asked, settings, now);
        var run = outcome.flow().run();
        VisitStore.use(tx, actor.org(), visit.id(), run.id(), now);
        return run;
    }

    private static Refusal isNoGood() {
        return Problem.invalid("token", "The token is invalid, used or has expired.").refuse();
    }

    /// Of what launches know, a stranger says only this.
    private static Body asked(PublicKickoff form, Visit visit, Body body) {
        var values = new LinkedHashMap<>(body.only(THEIRS).values());
        values.put("checklist_id", form.template().hex());
        if (!(values.get("prerun") instanceof List<?>)) {
            values.put("prerun", answers(form, visit, values.get("prerun")));
        }
        return Body.of(values, "", body.faults());
    }

    /// Where the form says so, the submitter is whom a blank question for people means.
    private static Object answers(PublicKickoff form, Visit visit, Object given) {
        if (given != null && !(given instanceof Map<?, ?>)) {
            return given;
        }
        var answers = new LinkedHashMap<Object, Object>();
        form.form().stream()
                .filter(field -> field.type() == FieldType.ASSIGNEES_FORM)
                .filter(Field::defaultToGuest)
                .forEach(
                        field ->
                                answers.put(
                                        field.id().hex(),
                                        Map.of(
                                                "users", List.of(),
                                                "guests", List.of(visit.email()),
                                                "groups", List.of())));
        if (given instanceof Map<?, ?> map) {
            answers.putAll(map);
        }
        return answers;
    }
}
