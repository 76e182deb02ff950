package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.JobTitleStore;
import dev.runsheet.people.Roster;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Makes a template from elsewhere fit here: people, groups, tags, folders and templates that this
/// organization does not have are left out (templates spec 3.4).
final class DropForeign {
    private static final List<String> ASSIGNING = List.of("assign", "assign_only", "unassign");

    private final Handle tx;
    private final Actor actor;
    private final Roster roster;
    private final RolesForm roles;
    private final Exported template;

    private DropForeign(Handle tx, Actor actor, Exported template) {
        this.tx = tx;
        this.actor = actor;
        this.roster = new Roster(tx, actor);
        this.roles = new RolesForm(JobTitleStore.names(tx, actor.org()));
        this.template = template;
    }

    static void run(Handle tx, Actor actor, Exported template) {
        new DropForeign(tx, actor, template).run();
    }

    private void run() {
        var values = template.values();
        for (var key : List.of("owner_id", "user_id", "kickoff_sharing_user_id")) {
            dropUnless(values, key, this::isMember);
        }
        dropUnless(
                values,
                "folder_id",
                isFolder(id -> FoldersForm.isOfTemplates(tx, actor.org(), id)));
        dropUnless(
                values,
                "default_folder",
                isFolder(id -> FoldersForm.isOfRuns(tx, actor.org(), id)));
        dropPeople(values);
        Exported.maps(values.get("permissions")).forEach(this::dropPeople);
        dropTags();
        var stages = new HashSet<Object>();
        template.stages().forEach(stage -> stages.add(stage.get("id")));
        template.steps().forEach(step -> dropFromStep(step, stages));
        template.rules().forEach(this::dropFromRule);
    }

    private void dropFromStep(Map<String, Object> step, Set<Object> stages) {
        dropPeople(step);
        dropUnless(step, "stage_id", stages::contains);
        dropUnless(step, "bp_to_launch", this::isLaunchable);
        keep(step, "roles", role -> roles.title(role).isPresent());
    }

    /// An action that assigned only strangers has nothing left to do.
    private void dropFromRule(Map<String, Object> rule) {
        for (var key : List.of("then_actions", "actions")) {
            if (rule.get(key) instanceof List<?> actions) {
                Exported.maps(actions).forEach(this::dropAssignees);
                actions.removeIf(DropForeign::assignsNobody);
            }
        }
    }

    private void dropAssignees(Map<String, Object> action) {
        Exported.maps(List.of(Optional.ofNullable(action.get("assignees")).orElse("")))
                .forEach(this::dropPeople);
    }

    private static boolean assignsNobody(Object action) {
        if (!(action instanceof Map<?, ?> map)
                || !ASSIGNING.contains(String.valueOf(map.get("action_verb")))
                || map.get("actionable_id") != null) {
            return false;
        }
        return !(map.get("assignees") instanceof Map<?, ?> people)
                || people.values().stream()
                        .allMatch(list -> list instanceof List<?> each && each.isEmpty());
    }

    private void dropPeople(Map<String, Object> values) {
        keep(values, "users", this::isMember);
        keep(values, "assignees", this::isMember);
        keep(values, "groups", this::isGroup);
    }

    private void dropTags() {
        var known = LabelStore.tags(tx, actor.org(), template.tags()).keySet();
        var lists = new ArrayList<>(template.steps());
        lists.add(template.values());
        lists.forEach(
                values ->
                        keep(
                                values,
                                "tags",
                                tag -> TagsForm.id(tag).filter(known::contains).isPresent()));
    }

    private boolean isMember(Object value) {
        return Body.member(value).filter(roster::isMember).isPresent();
    }

    private boolean isGroup(Object value) {
        var text = value instanceof Map<?, ?> group ? group.get("id") : value;
        return id(text).map(GroupId::new).filter(roster::isGroup).isPresent();
    }

    private boolean isLaunchable(Object value) {
        var text = value instanceof Map<?, ?> launch ? launch.get("id") : value;
        return id(text).map(TemplateId::new)
                .filter(id -> NextLaunches.isPossible(tx, actor.org(), id))
                .isPresent();
    }

    private static Predicate<Object> isFolder(Predicate<FolderId> isKnown) {
        return value -> id(value).map(FolderId::new).filter(isKnown).isPresent();
    }

    private static Optional<UUID> id(Object value) {
        return value instanceof String text ? Id.parse(text) : Optional.empty();
    }

    private static void keep(Map<String, Object> values, String key, Predicate<Object> isOurs) {
        if (values.get(key) instanceof List<?> list) {
            list.removeIf(isOurs.negate());
        }
    }

    private static void dropUnless(
            Map<String, Object> values, String key, Predicate<Object> isOurs) {
        if (values.get(key) != null && !isOurs.test(values.get(key))) {
            values.remove(key);
        }
    }
}
