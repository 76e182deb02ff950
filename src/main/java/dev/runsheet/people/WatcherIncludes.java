package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.people.WatchingStore.Watching;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Who watches what is in an answer (platform spec 1.8, 5.11), read once for all of it. Guests
/// watch nothing, and do not hear who does.
public final class WatcherIncludes {
    private static final String MEMBERS = "member_watchers";
    private static final String GUESTS = "guest_watchers";
    private static final String PEOPLE = "member_watchers.watcher";

    private final Set<String> names;
    private final List<Watching> watching;

    private WatcherIncludes(Set<String> names, List<Watching> watching) {
        this.names = names;
        this.watching = watching;
    }

    /// Nothing is asked when nobody wants to know.
    public static WatcherIncludes read(
            Handle tx,
            Actor viewer,
            Set<String> names,
            Watcher.Type type,
            Collection<? extends Id> objects) {
        boolean isAsked = isAsked(names) && !viewer.isGuest() && !objects.isEmpty();
        return new WatcherIncludes(
                names,
                isAsked
                        ? WatchingStore.ofObjects(
                                tx, viewer.org(), type, objects.stream().map(Id::value).toList())
                        : List.of());
    }

    static WatcherIncludes ofMembers(
            Handle tx, OrgId org, Set<String> names, Collection<MemberId> members) {
        boolean isAsked = isAsked(names) && !members.isEmpty();
        return new WatcherIncludes(
                names, isAsked ? WatchingStore.ofMembers(tx, org, members) : List.of());
    }

    public void put(Map<String, Object> json, Id object) {
        put(json, watcher -> object.value().equals(watcher.object()));
    }

    void put(Map<String, Object> json, MemberId member) {
        put(json, watcher -> member.equals(watcher.user()));
    }

    private void put(Map<String, Object> json, Predicate<Watcher> isOfIt) {
        if (isAsked(names)) {
            var rows = watching.stream().filter(each -> isOfIt.test(each.watcher()));
            json.put(MEMBERS, Map.of("data", rows.map(this::row).toList()));
        }
        if (names.contains(GUESTS)) {
            json.put(GUESTS, Map.of("data", List.of()));
        }
    }

    private static boolean isAsked(Set<String> names) {
        return names.contains(MEMBERS) || names.contains(PEOPLE);
    }

    private Map<String, Object> row(Watching each) {
        var json = WatcherJson.of(each.watcher());
        if (names.contains(PEOPLE)) {
            var person = new LinkedHashMap<String, Object>();
            person.put("id", each.person().id().value());
            person.put("full_name", each.person().fullName());
            person.put("email", each.person().email());
            json.put("watcher", Map.of("data", person));
        }
        return json;
    }
}
