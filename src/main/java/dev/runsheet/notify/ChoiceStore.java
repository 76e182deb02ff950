package dev.runsheet.notify;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Row;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// All SQL about how members want to be told of what.
final class ChoiceStore {
    private record Made(MemberId member, Optional<Kind> kind, Choice choice) {}

    private ChoiceStore() {}

    /// What was chosen; of what was not, nothing.
    static Map<MemberId, Map<Kind, Choice>> of(Handle tx, OrgId org, Collection<MemberId> members) {
        return tx
                .createQuery(
                        """
                        select c.member_id, c.kind, c.by_mail, c.in_app
                          from notice_choice c
                         where c.org_id = :org and c.member_id = any(:members)
                        """)
                .bind("org", org)
                .bindArray("members", MemberId.class, List.copyOf(members))
                .map(Row.of(ChoiceStore::made))
                .stream()
                .filter(each -> each.kind().isPresent())
                .collect(
                        Collectors.groupingBy(
                                Made::member,
                                Collectors.toMap(
                                        each -> each.kind().get(),
                                        Made::choice,
                                        (one, _) -> one,
                                        () -> new EnumMap<>(Kind.class))));
    }

    static void save(Handle tx, OrgId org, MemberId member, Kind kind, Choice choice) {
        tx.createUpdate(
                        """
                        insert into notice_choice (org_id, member_id, kind, by_mail, in_app)
                        values (:org, :member, :kind, :mail, :app)
                            on conflict (org_id, member_id, kind) do update
                           set by_mail = excluded.by_mail, in_app = excluded.in_app
                        """)
                .bind("org", org)
                .bind("member", member)
                .bind("kind", kind.word())
                .bind("mail", choice.byMail())
                .bind("app", choice.inApp())
                .execute();
    }

    private static Made made(Row row) {
        return new Made(
                row.numbered("member_id", MemberId::new),
                Kind.of(row.text("kind")),
                new Choice(row.flag("by_mail"), row.flag("in_app")));
    }
}
