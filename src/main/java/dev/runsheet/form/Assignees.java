package dev.runsheet.form;

import dev.runsheet.base.Body;
import dev.runsheet.base.Faults;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The answer to an assignees form: people by member id, e-mail and group id.
final class Assignees {
    private Assignees() {}

    static void check(Object value, String path, People people, Faults faults) {
        if (!(value instanceof Map<?, ?> form)
                || !form.containsKey("users")
                        && !form.containsKey("guests")
                        && !form.containsKey("groups")) {
            faults.add(path, "Invalid assignees form field");
            return;
        }
        checkEach(form, "users", path, faults, user -> Body.member(user).filter(people::isMember));
        checkEach(form, "guests", path, faults, Assignees::guest);
        checkEach(form, "groups", path, faults, group -> group(group).filter(people::isGroup));
    }

    /// Everybody in the form that can be read; what cannot is left out.
    static Owners of(Map<?, ?> form) {
        List<MemberId> members = each(form, "users", Body::member);
        return new Owners(
                members,
                each(form, "guests", Assignees::guest),
                each(form, "groups", Assignees::group));
    }

    static Map<String, Object> plain(Owners owners) {
        var form = new LinkedHashMap<String, Object>();
        form.put("users", owners.members().stream().map(MemberId::value).toList());
        form.put("guests", owners.guests());
        form.put("groups", owners.groups().stream().map(GroupId::hex).toList());
        return form;
    }

    private static void checkEach(
            Map<?, ?> form,
            String key,
            String path,
            Faults faults,
            Function<Object, Optional<?>> read) {
        var at = path + "." + key;
        if (form.get(key) instanceof List<?> list) {
            if (!list.stream().allMatch(entry -> read.apply(entry).isPresent())) {
                faults.add(at, "The selected " + key + " is invalid.");
            }
        } else if (form.get(key) != null) {
            faults.add(at, "The " + key + " must be an array.");
        }
    }

    private static <T> List<T> each(
            Map<?, ?> form, String key, Function<Object, Optional<T>> read) {
        var found = new ArrayList<T>();
        if (form.get(key) instanceof List<?> list) {
            list.forEach(entry -> read.apply(entry).ifPresent(found::add));
        }
        return found;
    }

    private static Optional<String> guest(Object value) {
        return switch (value) {
            case String text when Email.isAddress(text.strip()) ->
                    Optional.of(text.strip().toLowerCase(Locale.ROOT));
            case Map<?, ?> guest when guest.get("email") instanceof String email -> guest(email);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<GroupId> group(Object value) {
        return switch (value) {
            case String text -> Id.parse(text).map(GroupId::new);
            case Map<?, ?> group when group.get("id") instanceof String id -> group(id);
            case null, default -> Optional.empty();
        };
    }
}
