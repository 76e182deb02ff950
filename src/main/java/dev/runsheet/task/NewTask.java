package dev.runsheet.task;

import dev.runsheet.base.Body;
import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Policy;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TaskKind;
import dev.runsheet.comment.Talk;
import dev.runsheet.form.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A request for a one-off task (tasks spec 4.5): on its own, in a run (`run`), or one for each
/// assignee. `position` and `after` may be null.
public record NewTask(
        TaskKind kind,
        String title,
        String summary,
        Owners owners,
        Instant deadline,
        Instant startedAt,
        Policy policy,
        String webhook,
        List<TagId> tags,
        List<Field> fields,
        RunId run,
        Integer position,
        TaskId after,
        boolean isForEach) {

    /// `owners` reads the object of that name, `words` makes rich text what is kept of it.
    public static NewTask read(
            Body body, Function<Body, Owners> owners, UnaryOperator<String> words, Instant now) {
        if (!body.isSet("task_type")) {
            body.fault("task_type", "The task type field is required.");
        }
        if (!body.isSet("deadline")) {
            body.fault("deadline", "The deadline field is required.");
        }
        if (!body.isSet("owners")) {
            body.fault("owners", "The owners field is required.");
        }
        var people = body.object("owners").map(owners).orElse(Owners.NOBODY);
        var policy = policy(body);
        if (policy.maxAssignable() > 0
                && people.members().size() + people.guests().size() > policy.maxAssignable()) {
            body.fault(
                    "owners",
                    "No more than "
                            + policy.maxAssignable()
                            + " people may be assigned to this task.");
        }
        return new NewTask(
                TaskChange.kind(body).value(),
                body.requiredString(body.firstOf("title", "name"), TaskChange.TITLE),
                body.string(body.firstOf("summary", "description"), TaskChange.SUMMARY)
                        .map(words)
                        .orElse(null),
                people,
                body.instant("deadline").orElse(null),
                body.instant("started_at").orElse(now),
                policy,
                body.givenUrl("webhook").value(),
                tags(body),
                fields(body, words, now),
                id(body, "run_id", RunId::new),
                body.givenInteger("position", 1, TaskChange.LAST_POSITION).value(),
                id(body, "after", TaskId::new),
                body.flag("separate_task_for_each_assignee").orElse(false));
    }

    private static Policy policy(Body body) {
        var usual = Policy.OF_A_ONE_OFF;
        return new Policy(
                body.flag("everyone_must_complete").orElse(usual.everyoneMustComplete()),
                body.flag("can_complete_only_assignees").orElse(usual.onlyAssigneesComplete()),
                body.givenInteger("max_assignable", 0, TaskChange.MOST_ASSIGNABLE)
                        .or(usual.maxAssignable()),
                usual.allowGuestOwners(),
                body.flag("prevent_guest_comment").orElse(usual.preventGuestComment()),
                body.flag("top_secret").orElse(usual.topSecret()),
                usual.sendChromeless(),
                body.flag("is_soft_start_date").orElse(usual.softStart()));
    }

    private static List<TagId> tags(Body body) {
        var tags = new ArrayList<TagId>();
        var list = body.list("tags");
        for (int i = 0; i < list.size(); i++) {
            var id = list.get(i) instanceof String text ? Id.parse(text).map(TagId::new) : null;
            if (id != null && id.isPresent()) {
                tags.add(id.get());
            } else {
                body.fault("tags." + i, "The selected tags." + i + " is invalid.");
            }
        }
        return tags;
    }

    private static List<Field> fields(Body body, UnaryOperator<String> words, Instant now) {
        var fields = new ArrayList<Field>();
        for (var each : body.objects("form_fields")) {
            Field.defineLoosely(each, fields.size() + 1, now)
                    .map(field -> field.worded(words))
                    .ifPresent(fields::add);
        }
        return fields;
    }

    private static <T> T id(Body body, String key, Function<UUID, T> as) {
        var hex = body.givenHex(key).value();
        return hex == null ? null : as.apply(Id.parse(hex).orElseThrow());
    }

    /// One task of this request, for `people`; `due` is the deadline in working time.
    public Task task(
            OrgId org,
            long number,
            RunId in,
            int place,
            Owners people,
            Instant due,
            Origin origin,
            Instant now) {
        var work =
                new Work(
                        kind,
                        title,
                        summary,
                        title,
                        summary,
                        people,
                        tags,
                        policy,
                        startingAnswers(),
                        webhook,
                        place,
                        startedAt,
                        due,
                        true,
                        Map.of());
        return new Task(
                org,
                TaskId.fresh(),
                number,
                in,
                origin,
                work,
                Form.of(fields),
                State.NEW,
                Talk.NONE,
                now,
                null,
                false,
                1);
    }

    private Map<String, Object> startingAnswers() {
        var answers = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            field.startingValue().ifPresent(value -> answers.put(field.id().hex(), value));
        }
        return answers;
    }
}
