package dev.runsheet.notify;

import dev.runsheet.base.Actor;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Role;
import dev.runsheet.platform.db.Row;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// All SQL about who may be told.
final class RecipientStore {
    private RecipientStore() {}

    /// Of those asked about who are active, and people.
    static Map<MemberId, Recipient> members(Handle tx, OrgId org, Collection<MemberId> ids) {
        return tx.createQuery(
                        """
                        select m.org_id, m.member_id, m.role, a.email, a.first_name || ' ' || a.last_name as name, a.timezone,
                               array(select g.group_id
                                       from group_member g
                                      where g.org_id = m.org_id and g.member_id = m.member_id) as groups
                          from member m
                          join account a on a.member_id = m.member_id
                         where m.org_id = :org and m.member_id = any(:ids) and m.status = 'active' and not m.is_bot
                        """)
                .bind("org", org)
                .bindArray("ids", MemberId.class, List.copyOf(ids))
                .map(Row.of(RecipientStore::member))
                .collect(
                        Collectors.toMap(
                                each -> each.actor().member().orElseThrow(), Function.identity()));
    }

    /// Of those asked about, by address, who are let in.
    static Map<String, Recipient> guests(Handle tx, OrgId org, Collection<String> emails) {
        return tx.createQuery(
                        """
                        select g.org_id, g.id, g.email,
                               coalesce(g.first_name, '') || ' ' || coalesce(g.last_name, '') as name,
                               coalesce(g.details ->> 'timezone', o.timezone) as timezone,
                               array(select e.group_id
                                       from group_guest e
                                      where e.org_id = g.org_id and e.email = g.email) as groups
                          from guest g
                          join organization o on o.org_id = g.org_id
                         where g.org_id = :org and g.email = any(:emails) and g.disabled_at is null
                        """)
                .bind("org", org)
                .bindArray("emails", String.class, List.copyOf(emails))
                .map(Row.of(RecipientStore::guest))
                .collect(Collectors.toMap(Recipient::email, Function.identity()));
    }

    /// The address of a guest, by number.
    static Optional<String> guest(Handle tx, OrgId org, long number) {
        return tx.createQuery(
                        """
                        select g.email
                          from guest g
                         where g.org_id = :org and g.id = :number
                        """)
                .bind("org", org)
                .bind("number", number)
                .mapTo(String.class)
                .findOne();
    }

    private static Recipient member(Row row) {
        var who =
                new Actor.Who.Member(
                        row.numbered("member_id", MemberId::new),
                        Role.valueOf(row.text("role").toUpperCase(Locale.ROOT)),
                        groups(row));
        return recipient(row, who, null);
    }

    private static Recipient guest(Row row) {
        return recipient(
                row, new Actor.Who.Guest(row.text("email"), groups(row)), row.number("id"));
    }

    private static Recipient recipient(Row row, Actor.Who who, Long guest) {
        var email = row.text("email");
        var name = row.text("name").strip();
        return new Recipient(
                new Actor(row.id("org_id", OrgId::new), who),
                guest,
                email,
                name.isEmpty() ? email : name,
                Recipient.zone(row.text("timezone")));
    }

    private static Set<GroupId> groups(Row row) {
        return Set.copyOf(row.ids("groups", GroupId::new));
    }
}
