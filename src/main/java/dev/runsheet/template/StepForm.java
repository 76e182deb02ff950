package dev.runsheet.template;

import dev.runsheet.base.Body;
import dev.runsheet.base.Given;
import dev.runsheet.base.Id;
import dev.runsheet.base.JobTitleId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Policy;
import dev.runsheet.base.Slug;
import dev.runsheet.base.StageId;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TaskKind;
import dev.runsheet.base.TemplateId;
import dev.runsheet.deadline.StartDate;
import dev.runsheet.deadline.StepDeadline;
import dev.runsheet.form.Field;
import dev.runsheet.people.JobTitleStore;
import dev.runsheet.people.OwnersForm;
import dev.runsheet.platform.html.RichText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Reads what a request says about a step; what it does not say stays as in `current`, which for a
/// new step holds the defaults (templates spec 6.3 and 6.4).
final class StepForm {
    private static final int LONGEST_TITLE = 600;
    private static final int LONGEST_SUMMARY = 500_000;
    private static final int LONGEST_NAME = 550;
    private static final int MOST_ASSIGNEES = 10_000;

    private final Handle tx;
    private final OrgId org;
    private final Outline outline;
    private final Body body;
    private final Step current;

    private StepForm(Handle tx, OrgId org, Outline outline, Body body, Step current) {
        this.tx = tx;
        this.org = org;
        this.outline = outline;
        this.body = body;
        this.current = current;
    }

    /// With `fields`, which the caller reads; faults are in the body.
    static Step read(
            Handle tx,
            OrgId org,
            Outline outline,
            Body body,
            Step current,
            List<Field> fields,
            Instant now) {
        return new StepForm(tx, org, outline, body, current).step(fields, now);
    }

    private Step step(List<Field> fields, Instant now) {
        var title = body.requiredString("title", LONGEST_TITLE);
        var policy = policy();
        var owners = owners(policy);
        return new Step(
                current.id(),
                current.alias() == null
                        ? Slug.numbered(title, "step", current.id().value())
                        : current.alias(),
                title,
                body.givenString(body.firstOf("summary", "description"), LONGEST_SUMMARY)
                        .map(RichText::clean)
                        .or(current.summary()),
                kind(),
                current.position(),
                stage(),
                owners,
                roles(),
                body.givenFlag("role_changes_every_time").or(current.roleChangesEveryTime()),
                body.givenFlag("assign_run_starter").or(current.assignRunStarter()),
                body.givenFlag("skip_start_process").or(current.isMandatory()),
                policy,
                body.givenUrl("webhook").or(current.webhook()),
                StartDate.define(body).orElse(current.startDate()),
                StepDeadline.define(body, this::isOtherStep).orElse(current.deadline()),
                nextLaunch(),
                fields,
                tags(),
                extras(),
                current.custom(),
                current.createdBy(),
                current.createdAt(),
                now);
    }

    private boolean isOtherStep(StepId id) {
        return outline.steps().contains(id) && !id.equals(current.id());
    }

    private TaskKind kind() {
        if (!body.isSet("step_type")) {
            return current.kind();
        }
        var kind =
                body.raw("step_type") instanceof String word
                        ? TaskKind.of(word)
                        : Optional.<TaskKind>empty();
        if (kind.isEmpty()) {
            selected("step_type");
        }
        return kind.orElse(current.kind());
    }

    private StageId stage() {
        Given<StageId> stage =
                body.givenHex("stage_id").map(hex -> new StageId(Id.parse(hex).orElseThrow()));
        if (stage.isPresent()
                && stage.value() != null
                && !outline.stages().contains(stage.value())) {
            selected("stage_id");
        }
        return stage.or(current.stage());
    }

    private Policy policy() {
        var before = current.policy();
        return new Policy(
                body.givenFlag("everyone_must_complete").or(before.everyoneMustComplete()),
                body.givenFlag("can_complete_only_assignees").or(before.onlyAssigneesComplete()),
                maxAssignable(before),
                body.givenFlag("allow_guest_owners").or(before.allowGuestOwners()),
                body.givenFlag("prevent_guest_comment").or(before.preventGuestComment()),
                body.givenFlag("top_secret").or(before.topSecret()),
                body.givenFlag("send_chromeless").or(before.sendChromeless()),
                body.givenFlag("is_soft_start_date").or(before.softStart()));
    }

    private int maxAssignable(Policy before) {
        boolean isCleared = body.has("max_assignable") && !body.isSet("max_assignable");
        return isCleared
                ? 0
                : body.givenInteger("max_assignable", 0, MOST_ASSIGNEES).or(before.maxAssignable());
    }

    /// A bucket that is not sent stays as it is.
    private Owners owners(Policy policy) {
        var sent = sentOwners();
        var read = OwnersForm.assigned(tx, org, sent);
        var before = current.owners();
        var owners =
                new Owners(
                        sent.has("users") || sent.has("assignees")
                                ? read.members()
                                : before.members(),
                        sent.has("guests") ? read.guests() : before.guests(),
                        sent.has("groups") ? read.groups() : before.groups());
        int count = owners.members().size() + owners.guests().size();
        if (policy.maxAssignable() > 0 && count > policy.maxAssignable()) {
            body.fault(
                    "assignees",
                    "The assignees may not have more than " + policy.maxAssignable() + " items.");
        }
        return owners;
    }

    /// Older clients send `owners: {users, guests}`.
    private Body sentOwners() {
        boolean isFlat =
                body.has("users")
                        || body.has("assignees")
                        || body.has("guests")
                        || body.has("groups");
        return isFlat || !(body.raw("owners") instanceof Map<?, ?>)
                ? body
                : body.object("owners").orElse(body);
    }

    private List<JobTitleId> roles() {
        if (!body.has("roles")) {
            return current.roles();
        }
        return new RolesForm(JobTitleStore.names(tx, org)).read(body, "roles");
    }

    private NextLaunch nextLaunch() {
        var key = "bp_to_launch";
        if (!body.isSet(key)) {
            return body.has(key) ? null : current.nextLaunch();
        }
        var launch =
                body.raw(key) instanceof String id
                        ? Optional.of(
                                Body.of(
                                        new LinkedHashMap<>(Map.of("id", id)),
                                        body.path(key),
                                        body.faults()))
                        : body.object(key);
        return launch.map(this::nextLaunch).orElse(current.nextLaunch());
    }

    private NextLaunch nextLaunch(Body launch) {
        var target =
                (launch.raw("id") instanceof String text ? Id.parse(text) : Optional.<UUID>empty())
                        .map(TemplateId::new)
                        .filter(id -> NextLaunches.isPossible(tx, org, id));
        if (target.isEmpty()) {
            launch.fault("id", "The selected " + launch.path("id") + " is invalid.");
            return current.nextLaunch();
        }
        return new NextLaunch(
                target.get(),
                launch.string("default_name_format", LONGEST_NAME).orElse(null),
                launch.flag("tasks_within_process").orElse(false));
    }

    private List<TagId> tags() {
        if (!body.has("tags")) {
            return current.tags();
        }
        return TagsForm.read(tx, org, body, "tags");
    }

    /// What the assistant of other servers is told; kept for whoever asks.
    private Map<String, Object> extras() {
        var extras = new LinkedHashMap<>(current.extras());
        body.flag("ai_assigned").ifPresent(flag -> extras.put("ai_assigned", flag));
        if (body.has("ai_allowed_app_keys")) {
            var keys = body.list("ai_allowed_app_keys");
            extras.put(
                    "ai_allowed_app_keys", keys.stream().filter(String.class::isInstance).toList());
        }
        if (body.has("ai_on_uncertainty")) {
            extras.put(
                    "ai_on_uncertainty",
                    body.string("ai_on_uncertainty", LONGEST_NAME).orElse(null));
        }
        return extras;
    }

    private void selected(String key) {
        body.fault(key, "The selected " + Body.words(body.path(key)) + " is invalid.");
    }
}
