package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.form.Email;
import dev.runsheet.people.RosterStore.Known;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Reads `{users, guests, groups}` as clients write it: an entry is an id or e-mail, or an object
/// that was read from us before and comes back whole (tasks spec 2.2).
public final class OwnersForm {
    private OwnersForm() {}

    /// Whatever is wrong becomes a fault of `owners` under the path of its entry. A bucket that is
    /// missing is empty; guests need not be known yet, and groups not too many to be assigned.
    public static Owners read(Handle tx, OrgId org, Body owners) {
        var isNewer = owners.isSet("users") || !owners.isSet("assignees");
        return read(tx, org, owners, isNewer ? "users" : "assignees", (_, _) -> {});
    }

    /// As `read`, for those who are to do something: no group with more people than the
    /// organization allows at once.
    public static Owners assigned(Handle tx, OrgId org, Body owners) {
        var isNewer = owners.isSet("users") || !owners.isSet("assignees");
        return read(
                tx,
                org,
                owners,
                isNewer ? "users" : "assignees",
                (groups, known) -> checkNoCrowd(owners, groups, known.crowds()));
    }

    /// `users` is what the bucket of the members is called.
    static Owners read(Handle tx, OrgId org, Body owners, String users) {
        return read(tx, org, owners, users, (_, _) -> {});
    }

    private static Owners read(
            Handle tx,
            OrgId org,
            Body owners,
            String users,
            BiConsumer<Map<String, GroupId>, Known> more) {
        Map<String, MemberId> members = entries(owners, users, Body::member, OwnersForm::selected);
        Map<String, String> guests = entries(owners, "guests", OwnersForm::email, OwnersForm::mail);
        Map<String, GroupId> groups =
                entries(owners, "groups", OwnersForm::group, OwnersForm::selected);
        if (members.isEmpty() && guests.isEmpty() && groups.isEmpty()) {
            return Owners.NOBODY;
        }
        var known = RosterStore.known(tx, org, members.values(), groups.values(), guests.values());
        checkKnown(owners, members, known.members());
        checkKnown(owners, groups, known.groups());
        checkNoMember(owners, guests, known.memberEmails());
        more.accept(groups, known);
        return new Owners(
                List.copyOf(members.values()),
                List.copyOf(guests.values()),
                List.copyOf(groups.values()));
    }

    /// The entries of one bucket that can be read, by their paths.
    private static <T> Map<String, T> entries(
            Body owners,
            String bucket,
            Function<Object, Optional<T>> read,
            Function<String, String> message) {
        var found = new LinkedHashMap<String, T>();
        var list = owners.list(bucket);
        for (int i = 0; i < list.size(); i++) {
            var path = owners.path(bucket) + "." + i;
            read.apply(list.get(i))
                    .ifPresentOrElse(
                            entry -> found.put(path, entry),
                            () -> owners.faults().add(path, message.apply(path)));
        }
        return found;
    }

    private static <T> void checkKnown(Body owners, Map<String, T> entries, Set<T> known) {
        entries.forEach(
                (path, entry) -> {
                    if (!known.contains(entry)) {
                        owners.faults().add(path, selected(path));
                    }
                });
    }

    private static void checkNoCrowd(
            Body owners, Map<String, GroupId> groups, Set<GroupId> crowds) {
        groups.forEach(
                (path, group) -> {
                    if (crowds.contains(group)) {
                        owners.faults()
                                .add(path, "This group has more people than may be assigned.");
                    }
                });
    }

    private static void checkNoMember(
            Body owners, Map<String, String> guests, Set<String> memberEmails) {
        guests.forEach(
                (path, email) -> {
                    if (memberEmails.contains(email)) {
                        owners.faults()
                                .add(path, email + " is a member, who is assigned under users.");
                    }
                });
    }

    private static Optional<String> email(Object entry) {
        return switch (entry) {
            case String text when Email.isAddress(text.strip()) ->
                    Optional.of(text.strip().toLowerCase(Locale.ROOT));
            case Map<?, ?> guest when guest.get("email") instanceof String text -> email(text);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<GroupId> group(Object entry) {
        return switch (entry) {
            case String text -> Id.parse(text).map(GroupId::new);
            case Map<?, ?> group when group.get("id") instanceof String text -> group(text);
            case null, default -> Optional.empty();
        };
    }

    private static String selected(String path) {
        return "The selected " + path + " is invalid.";
    }

    private static String mail(String path) {
        return "The " + path + " must be a valid email address.";
    }
}
