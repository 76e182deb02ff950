package dev.runsheet.people;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Role;
import dev.runsheet.people.Token.Holder;
import dev.runsheet.platform.db.Row;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// All SQL about tokens; they are found by their hash.
public final class TokenStore {
    /// A token, and what its holder is in the organization that was asked for.
    record Entry(Token token, Optional<Membership> membership) {}

    record Membership(Role role, Member.Status status, Set<GroupId> groups) {}

    private TokenStore() {}

    /// All that a request to an organization needs to know, in one statement.
    static Optional<Entry> entry(Handle tx, byte[] hash, OrgId org) {
        return tx.createQuery(
                        """
                        select t.token_hash, t.member_id, t.client_id, t.org_id, t.expires_at,
                               c.org_id as client_org, m.role, m.status,
                               array(select gm.group_id
                                       from group_member gm
                                      where gm.org_id = :org and gm.member_id = t.member_id) as groups
                          from token t
                          left join client c on c.client_id = t.client_id
                          left join member m on m.org_id = :org and m.member_id = t.member_id
                         where t.token_hash = :hash
                        """)
                .bind("org", org)
                .bind("hash", hash)
                .map(Row.of(row -> new Entry(token(row), membership(row))))
                .findOne();
    }

    static Optional<Token> find(Handle tx, byte[] hash) {
        return tx.createQuery(
                        """
                        select t.token_hash, t.member_id, t.client_id, t.org_id, t.expires_at,
                               c.org_id as client_org
                          from token t
                          left join client c on c.client_id = t.client_id
                         where t.token_hash = :hash
                        """)
                .bind("hash", hash)
                .map(Row.of(TokenStore::token))
                .findOne();
    }

    /// `consent` is null for a token that needs none. Answers the number that people know it by.
    static long insert(Handle tx, Token token, String name, Long consent, Instant now) {
        var of = columns(token.holder());
        return tx.createQuery(
                        """
                        insert into token
                               (token_hash, member_id, client_id, org_id, consent_id, name, created_at,
                                expires_at)
                        values (:hash, :member, :client, :org, :consent, :name, :now, :expires)
                        returning id
                        """)
                .bind("member", of.member())
                .bind("client", of.client())
                .bind("org", of.org())
                .bind("hash", token.hash())
                .bind("name", name)
                .bind("now", now)
                .bind("expires", token.expiresAt())
                .bind("consent", consent)
                .map(Row.of(row -> row.number("id")))
                .one();
    }

    /// Those that a person made for themselves.
    public static List<PersonalToken> personal(Handle tx, MemberId member) {
        return tx.createQuery(
                        """
                        select t.id, t.name, t.created_at, t.expires_at, t.used_at
                          from token t
                         where t.member_id = :member and t.org_id is null and t.consent_id is null
                         order by t.id
                        """)
                .bind("member", member)
                .map(
                        Row.of(
                                row ->
                                        new PersonalToken(
                                                row.number("id"),
                                                row.text("name"),
                                                row.instant("created_at"),
                                                row.instant("expires_at"),
                                                row.instant("used_at"))))
                .list();
    }

    /// False when the person has no such personal token.
    public static boolean revoke(Handle tx, MemberId member, long id) {
        return tx.createUpdate(
                                """
                                delete from token
                                 where id = :id and member_id = :member and org_id is null
                                   and consent_id is null
                                """)
                        .bind("id", id)
                        .bind("member", member)
                        .execute()
                == 1;
    }

    /// Whether whoever bears it is the person: by a token of theirs, or by their password.
    static boolean isOwn(Handle tx, byte[] hash) {
        return tx.createQuery(
                        """
                        select t.org_id is null and coalesce(c.means = 'password', true)
                          from token t
                          left join consent c on c.id = t.consent_id
                         where t.token_hash = :hash
                        """)
                .bind("hash", hash)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    /// When each was used, by its hash. Seldom enough that it is no burden; answers how many it was
    /// written of.
    static int use(Handle tx, Map<ByteBuffer, Instant> uses) {
        var hashes = new ArrayList<String>();
        var moments = new ArrayList<String>();
        uses.forEach(
                (hash, at) -> {
                    hashes.add(HexFormat.of().formatHex(hash.array()));
                    moments.add(at.toString());
                });
        return tx.createUpdate(
                        """
                        update token t
                           set used_at = cast(u.moment as timestamptz)
                          from unnest(:hashes, :moments) as u (hash, moment)
                         where t.token_hash = decode(u.hash, 'hex')
                           and (t.used_at is null or t.used_at < cast(u.moment as timestamptz))
                        """)
                .bindArray("hashes", String.class, hashes)
                .bindArray("moments", String.class, moments)
                .execute();
    }

    static void deleteOf(Handle tx, Consent consent) {
        tx.createUpdate(
                        """
                        delete from token
                         where consent_id = :consent
                        """)
                .bind("consent", consent.id())
                .execute();
    }

    /// Those that an application has for itself.
    static void deleteOf(Handle tx, Client client) {
        tx.createUpdate(
                        """
                        delete from token
                         where client_id = :client
                        """)
                .bind("client", client.id())
                .execute();
    }

    /// All by which somebody acts as this person.
    static void deleteOf(Handle tx, MemberId member) {
        tx.createUpdate(
                        """
                        delete from token
                         where member_id = :member
                        """)
                .bind("member", member)
                .execute();
    }

    static void forget(Handle tx, Instant until) {
        tx.createUpdate(
                        """
                        delete from token
                         where expires_at < :until
                        """)
                .bind("until", until)
                .execute();
    }

    private record Columns(MemberId member, Long client, OrgId org) {}

    private static Columns columns(Holder holder) {
        return switch (holder) {
            case Holder.Account(var id, var only) -> new Columns(id, null, only);
            case Holder.Client(var id, var org) -> new Columns(null, id, org);
        };
    }

    private static Token token(Row row) {
        var client = row.number("client_id");
        var holder =
                client == null
                        ? new Holder.Account(
                                row.numbered("member_id", MemberId::new),
                                row.id("org_id", OrgId::new))
                        : new Holder.Client(client, row.id("client_org", OrgId::new));
        return new Token(row.bytes("token_hash"), holder, row.instant("expires_at"));
    }

    private static Optional<Membership> membership(Row row) {
        if (row.text("status") == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Membership(
                        Role.of(row.text("role")).orElseThrow(),
                        Member.Status.of(row.text("status")),
                        Set.copyOf(row.ids("groups", GroupId::new))));
    }
}
