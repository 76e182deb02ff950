package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.FileId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Role;
import dev.runsheet.base.Slice;
import dev.runsheet.people.Member.Change;
import dev.runsheet.platform.db.Listing;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// All SQL about the members of an organization.
final class MemberStore {
    private static final String SELECT =
            """
            select a.member_id, a.email, a.username, a.first_name, a.last_name, a.timezone,
                   a.profile, a.created_at as born_at, a.updated_at, a.last_login_at,
                   m.role, m.status, m.is_default_admin, m.is_bot, m.invited_by, m.joined_at,
                   m.activated_at, m.disabled_at, m.disabled_by, m.reactivated_at, m.reactivated_by,
                   m.departed_at, m.org_id, i.id as photo_id
              from member m
              join account a on a.member_id = m.member_id
              left join picture i on i.org_id = m.org_id and i.member_id = m.member_id
            """;

    /// What an address is to an organization; `account` is empty when nobody has it.
    record Standing(Optional<MemberId> account, Optional<Member.Status> status, boolean isGuest) {}

    private MemberStore() {}

    static Member find(Handle tx, OrgId org, MemberId id) {
        return tx.createQuery(
                        SELECT
                                + """
                         where m.org_id = :org and m.member_id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(MemberStore::member))
                .findOne()
                .orElseThrow(() -> new NotFound("member").refuse());
    }

    /// Empty when there is nobody, or nobody any more.
    static Optional<Member> seek(Handle tx, OrgId org, MemberId id) {
        return tx.createQuery(
                        SELECT
                                + """
                         where m.org_id = :org and m.member_id = :id and m.departed_at is null
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(MemberStore::member))
                .findOne();
    }

    /// Who departed is not there any more to be changed.
    static Member lock(Handle tx, OrgId org, MemberId id) {
        return lockIfThere(tx, org, id).orElseThrow(() -> new NotFound("member").refuse());
    }

    static Optional<Member> lockIfThere(Handle tx, OrgId org, MemberId id) {
        return tx.createQuery(
                        SELECT
                                + """
                         where m.org_id = :org and m.member_id = :id and m.departed_at is null
                           for update of m
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(MemberStore::member))
                .findOne();
    }

    /// Everybody whose name or address holds `text`, whatever their status, but for who departed.
    static Slice<Member> list(Handle tx, OrgId org, String text, String sort, Page page) {
        var found =
                new Listing(
                        SELECT
                                + """
                                 where m.org_id = :org and m.departed_at is null
                                   and (:text = '' or strpos(lower(a.first_name || ' ' || a.last_name || ' ' || a.email), lower(:text)) > 0)
                                """,
                        order(sort));
        return found.read(
                tx, page, query -> query.bind("org", org).bind("text", text), MemberStore::member);
    }

    private static String order(String sort) {
        return switch (sort) {
            case "name", "first_name" ->
                    " order by lower(a.first_name || ' ' || a.last_name), m.member_id\n";
            case "-name", "-first_name" ->
                    " order by lower(a.first_name || ' ' || a.last_name) desc, m.member_id\n";
            case "last_name" -> " order by lower(a.last_name), m.member_id\n";
            case "-last_name" -> " order by lower(a.last_name) desc, m.member_id\n";
            case "email" -> " order by a.email\n";
            case "-email" -> " order by a.email desc\n";
            case "updated_at" -> " order by a.updated_at, m.member_id\n";
            case "-updated_at" -> " order by a.updated_at desc, m.member_id\n";
            case "-created_at" -> " order by m.joined_at desc, m.member_id desc\n";
            default -> " order by m.joined_at, m.member_id\n";
        };
    }

    /// The member as somebody who acts; empty when they may not.
    static Optional<Actor> acting(Handle tx, OrgId org, MemberId id) {
        return tx.createQuery(
                        """
                        select m.role,
                               array(select g.group_id
                                       from group_member g
                                      where g.org_id = :org and g.member_id = m.member_id) as groups
                          from member m
                         where m.org_id = :org and m.member_id = :id and m.status = 'active'
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(
                        Row.of(
                                row ->
                                        new Actor(
                                                org,
                                                new Actor.Who.Member(
                                                        id,
                                                        Role.of(row.text("role")).orElseThrow(),
                                                        Set.copyOf(
                                                                row.ids("groups", GroupId::new))))))
                .findOne();
    }

    static Standing standing(Handle tx, OrgId org, String email) {
        return tx.createQuery(
                        """
                        select (select a.member_id
                                  from account a
                                 where a.email = :email) as account,
                               (select m.status
                                  from member m
                                  join account a on a.member_id = m.member_id
                                 where m.org_id = :org and a.email = :email
                                   and m.departed_at is null) as status,
                               exists (select 1
                                         from guest g
                                        where g.org_id = :org and g.email = :email) as is_guest
                        """)
                .bind("org", org)
                .bind("email", email)
                .map(
                        Row.of(
                                row ->
                                        new Standing(
                                                Optional.ofNullable(
                                                        row.numbered("account", MemberId::new)),
                                                Optional.ofNullable(row.text("status"))
                                                        .map(Member.Status::of),
                                                row.flag("is_guest"))))
                .one();
    }

    /// Other members who could stand in for an administrator.
    static long countActiveAdminsBeside(Handle tx, OrgId org, MemberId id) {
        return tx.createQuery(
                        """
                        select count(*)
                          from member m
                         where m.org_id = :org and m.role = 'admin' and m.status = 'active'
                           and not m.is_bot and m.member_id <> :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .mapTo(Long.class)
                .one();
    }

    /// Who departed once may come again.
    static void insert(Handle tx, OrgId org, Member member) {
        tx.createUpdate(
                        """
                        insert into member
                               (org_id, member_id, role, status, is_default_admin, is_bot, invited_by,
                                joined_at, activated_at)
                        values (:org, :id, :role, :status, :isDefaultAdmin, :isBot, :invitedBy,
                                :joinedAt, :activatedAt)
                            on conflict (org_id, member_id) do update
                           set role = excluded.role, status = excluded.status,
                               is_default_admin = excluded.is_default_admin, invited_by = excluded.invited_by,
                               joined_at = excluded.joined_at, activated_at = excluded.activated_at,
                               disabled_at = null, disabled_by = null, reactivated_at = null,
                               reactivated_by = null, departed_at = null
                         where member.departed_at is not null
                        """)
                .bind("org", org)
                .bind("id", member.id())
                .bind("role", member.role().word())
                .bind("status", member.status().word())
                .bind("isDefaultAdmin", member.isDefaultAdmin())
                .bind("isBot", member.isBot())
                .bind("invitedBy", member.invitedBy())
                .bind("joinedAt", member.joinedAt())
                .bind("activatedAt", member.activatedAt())
                .execute();
    }

    static void save(Handle tx, OrgId org, Member member) {
        tx.createUpdate(
                        """
                        update member m
                           set role = :role, status = :status, disabled_at = :disabledAt,
                               disabled_by = :disabledBy, reactivated_at = :reactivatedAt,
                               reactivated_by = :reactivatedBy, departed_at = :departedAt
                         where m.org_id = :org and m.member_id = :id
                        """)
                .bind("org", org)
                .bind("id", member.id())
                .bind("role", member.role().word())
                .bind("status", member.status().word())
                .bind("disabledAt", member.disabled().at())
                .bind("disabledBy", member.disabled().by())
                .bind("reactivatedAt", member.reactivated().at())
                .bind("reactivatedBy", member.reactivated().by())
                .bind("departedAt", member.departedAt())
                .execute();
    }

    static void activate(Handle tx, OrgId org, MemberId id, Instant now) {
        tx.createUpdate(
                        """
                        update member m
                           set status = 'active', activated_at = :now
                         where m.org_id = :org and m.member_id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /// Whether the address is of a guest of an organization that the person is in.
    static boolean isGuestBeside(Handle tx, MemberId id, String email) {
        return tx.createQuery(
                        """
                        select exists (select 1
                                         from member m
                                         join guest g on g.org_id = m.org_id
                                        where m.member_id = :id and g.email = :email)
                        """)
                .bind("id", id)
                .bind("email", email)
                .mapTo(Boolean.class)
                .one();
    }

    private static Member member(Row row) {
        return new Member(
                AccountStore.account(row),
                Role.of(row.text("role")).orElseThrow(),
                Member.Status.of(row.text("status")),
                row.flag("is_default_admin"),
                row.flag("is_bot"),
                row.numbered("invited_by", MemberId::new),
                row.instant("joined_at"),
                row.instant("activated_at"),
                new Change(row.instant("disabled_at"), row.numbered("disabled_by", MemberId::new)),
                new Change(
                        row.instant("reactivated_at"),
                        row.numbered("reactivated_by", MemberId::new)),
                row.instant("departed_at"),
                photo(row));
    }

    private static Portrait photo(Row row) {
        var id = row.id("photo_id", FileId::new);
        return id == null ? null : new Portrait(row.id("org_id", OrgId::new), id);
    }
}
