package dev.runsheet.people;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The names behind ids, for whoever renders them. An id without a name is simply not in the map.
public final class PersonStore {
    private PersonStore() {}

    /// Members of every status, so that what a disabled one did keeps its name.
    public static Map<MemberId, Person> find(Handle tx, OrgId org, Collection<MemberId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return tx.createQuery(
                        """
                        select a.member_id, a.email, a.username, a.first_name, a.last_name
                          from member m
                          join account a on a.member_id = m.member_id
                         where m.org_id = :org and m.member_id = any(:ids)
                        """)
                .bind("org", org)
                .bindArray("ids", MemberId.class, List.copyOf(ids))
                .map(Row.of(PersonStore::person))
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    public static Map<GroupId, String> groupNames(Handle tx, OrgId org, Collection<GroupId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return tx.createQuery(
                        """
                        select g.id, g.name
                          from people_group g
                         where g.org_id = :org and g.id = any(:ids)
                        """)
                .bind("org", org)
                .bindArray("ids", GroupId.class, List.copyOf(ids))
                .map(Row.of(row -> Map.entry(row.id("id", GroupId::new), row.text("name"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Person person(Row row) {
        return new Person(
                row.numbered("member_id", MemberId::new),
                row.text("email"),
                row.text("username"),
                row.text("first_name"),
                row.text("last_name"));
    }
}
