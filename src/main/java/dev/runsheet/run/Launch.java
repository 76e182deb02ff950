package dev.runsheet.run;

import dev.runsheet.base.Body;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.Given;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.JobTitleId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.form.Values;
import dev.runsheet.platform.html.RichText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// A request to launch (tasks spec 8.3). `template` is null for an empty run; `tasks` are overrides
/// by step id or alias as they were sent; `roles` are people by role id.
record Launch(
        TemplateId template,
        String name,
        String summary,
        MemberId owner,
        MemberId starter,
        boolean starred,
        boolean isPublic,
        RunId parent,
        Map<String, Object> prerun,
        Map<String, Override> tasks,
        List<TagId> tags,
        List<FolderId> folders,
        List<MemberId> members,
        List<GroupId> groups,
        Map<JobTitleId, Owners> roles) {

    /// What one task gets instead of what its step says; nobody in `owners` leaves the step's
    /// people.
    record Override(Given<Instant> deadline, Owners owners, Given<Integer> position) {}

    static Launch read(Body body, Function<Body, Owners> owners) {
        return new Launch(
                template(body),
                body.string("name", RunChange.NAME).filter(text -> !text.isBlank()).orElse(null),
                body.string("summary", RunChange.SUMMARY).map(RichText::clean).orElse(null),
                body.givenMember("owner_id").value(),
                body.givenMember("user_id").value(),
                body.flag("starred").orElse(false),
                body.flag("is_public").orElse(false),
                id(body, "parent_id", RunId::new),
                Values.fold(body, "prerun"),
                overrides(body, owners),
                RunChange.ids(body, "tags", TagId::new),
                RunChange.ids(body, "folders", FolderId::new),
                RunChange.members(body, "users"),
                RunChange.ids(body, "groups", GroupId::new),
                roles(body, owners));
    }

    /// One that nobody asked for: a completed task of the parent launches it.
    static Launch linked(TemplateId template, MemberId starter, RunId parent) {
        return new Launch(
                template, null, null, null, starter, false, false, parent, Map.of(), Map.of(),
                List.of(), List.of(), List.of(), List.of(), Map.of());
    }

    /// A run without a template is asked for in so many words: with null and a name.
    private static TemplateId template(Body body) {
        boolean isEmptyRun =
                body.has("checklist_id") && body.raw("checklist_id") == null && body.isSet("name");
        if (isEmptyRun) {
            if (body.raw("name") instanceof String name && name.isBlank()) {
                body.fault("name", "The name field is required.");
            }
            return null;
        }
        if (!body.isSet("checklist_id") || "".equals(body.raw("checklist_id"))) {
            body.fault("checklist_id", "The checklist id field is required.");
            return null;
        }
        if (!(body.raw("checklist_id") instanceof String text)) {
            body.fault("checklist_id", "The checklist id must be a string.");
            return null;
        }
        // Of the wrong shape it names nothing, and is answered like an id that nobody has.
        return new TemplateId(Id.parse(text.strip()).orElse(new UUID(0, 0)));
    }

    private static <T> T id(Body body, String key, Function<UUID, T> as) {
        var hex = body.givenHex(key).value();
        return hex == null ? null : as.apply(Id.parse(hex).orElseThrow());
    }

    private static Map<String, Override> overrides(Body body, Function<Body, Owners> owners) {
        var overrides = new LinkedHashMap<String, Override>();
        if (body.raw("tasks") instanceof List<?> list && list.isEmpty()) {
            // PHP writes an empty object as an empty list.
            return overrides;
        }
        body.object("tasks")
                .ifPresent(
                        tasks ->
                                tasks.keys()
                                        .forEach(
                                                key ->
                                                        tasks.object(key)
                                                                .ifPresent(
                                                                        task ->
                                                                                overrides.put(
                                                                                        key,
                                                                                        override(
                                                                                                task,
                                                                                                owners)))));
        return overrides;
    }

    private static Override override(Body task, Function<Body, Owners> owners) {
        var deadline = task.isSet("deadline") ? task.givenInstant("deadline") : older(task);
        return new Override(
                deadline,
                task.object("owners").map(owners).orElse(Owners.NOBODY),
                task.givenInteger("position", 1, RunChange.LAST_POSITION));
    }

    /// Older clients put the date into `taskdata`.
    private static Given<Instant> older(Body task) {
        return task.object("taskdata")
                .filter(data -> data.isSet("deadline"))
                .map(data -> data.givenInstant("deadline"))
                .orElse(Given.absent());
    }

    /// An object by role id, or a list of such objects.
    private static Map<JobTitleId, Owners> roles(Body body, Function<Body, Owners> owners) {
        var roles = new LinkedHashMap<JobTitleId, Owners>();
        var given =
                body.raw("roles") instanceof Map<?, ?>
                        ? body.object("roles").stream().toList()
                        : body.objects("roles");
        for (var entry : given) {
            for (var key : entry.keys()) {
                var people = entry.object(key).map(owners);
                Id.parse(key)
                        .map(JobTitleId::new)
                        .ifPresentOrElse(
                                id -> people.ifPresent(each -> roles.put(id, each)),
                                () ->
                                        entry.fault(
                                                key,
                                                "The selected "
                                                        + entry.path(key)
                                                        + " is invalid."));
            }
        }
        return roles;
    }
}
