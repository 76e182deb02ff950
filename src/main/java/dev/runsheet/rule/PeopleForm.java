package dev.runsheet.rule;

import dev.runsheet.base.Body;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads whom an action assigns: `{users, guests, groups}`, where `users` may be called
/// `assignees`.
final class PeopleForm {
    private static final int MOST_PEOPLE = 1_000;

    private final Body action;
    private final Scope scope;

    PeopleForm(Body action, Scope scope) {
        this.action = action;
        this.scope = scope;
    }

    Owners read(String key) {
        // PHP writes an empty object as an empty list.
        boolean isEmptyList = action.raw(key) instanceof List<?> list && list.isEmpty();
        return isEmptyList
                ? Owners.NOBODY
                : action.object(key).map(this::owners).orElse(Owners.NOBODY);
    }

    private Owners owners(Body people) {
        return new Owners(
                users(people, people.firstOf("users", "assignees")),
                guests(people),
                groups(people));
    }

    /// What is no number is dropped, as other servers of this wire do.
    private List<MemberId> users(Body people, String key) {
        var members = new ArrayList<MemberId>();
        var entries = entries(people, key);
        for (int i = 0; i < entries.size(); i++) {
            var member = Body.member(entries.get(i));
            if (member.isPresent() && !scope.isMember(member.get())) {
                RuleForm.selected(people, key + "." + i);
            }
            member.ifPresent(members::add);
        }
        return members;
    }

    private List<String> guests(Body people) {
        var guests = new ArrayList<String>();
        var entries = entries(people, "guests");
        for (int i = 0; i < entries.size(); i++) {
            var email = text(entries.get(i), "email").map(String::strip).orElse("");
            if (scope.isAddress(email)) {
                guests.add(email.toLowerCase(Locale.ROOT));
            } else {
                var at = "guests." + i;
                people.fault(at, "The " + people.path(at) + " must be a valid email address.");
            }
        }
        return guests;
    }

    private List<GroupId> groups(Body people) {
        var groups = new ArrayList<GroupId>();
        var entries = entries(people, "groups");
        for (int i = 0; i < entries.size(); i++) {
            var group = text(entries.get(i), "id").flatMap(Id::parse).map(GroupId::new);
            if (group.filter(scope::isGroup).isEmpty()) {
                RuleForm.selected(people, "groups." + i);
            }
            group.ifPresent(groups::add);
        }
        return groups;
    }

    private static List<Object> entries(Body people, String key) {
        var entries = people.list(key);
        if (entries.size() > MOST_PEOPLE) {
            people.fault(
                    key,
                    "The "
                            + people.path(key)
                            + " may not have more than "
                            + MOST_PEOPLE
                            + " items.");
            return List.of();
        }
        return entries;
    }

    /// A bare text, or the one under `key` of an object that was read from us before.
    private static Optional<String> text(Object entry, String key) {
        return switch (entry) {
            case String text -> Optional.of(text);
            case Map<?, ?> object when object.get(key) instanceof String text -> Optional.of(text);
            case null, default -> Optional.empty();
        };
    }
}
