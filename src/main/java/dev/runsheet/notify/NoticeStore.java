package dev.runsheet.notify;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Slice;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.platform.db.Listing;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// All SQL about what members are told within the product.
final class NoticeStore {
    private NoticeStore() {}

    static void insert(Handle tx, OrgId org, Notice notice) {
        tx.createUpdate(
                        """
                        insert into notice (org_id, member_id, kind, text, said, actor_id, run_id, task_id, template_id, at)
                        values (:org, :member, :kind, :text, :said, cast(:by as bigint), cast(:run as uuid), cast(:task as uuid),
                                cast(:template as uuid), :at)
                        """)
                .bind("org", org)
                .bind("member", notice.to().actor().member().orElseThrow())
                .bind("kind", notice.kind().word())
                .bind("text", Words.line(notice))
                .bind("said", notice.said())
                .bind("by", notice.member())
                .bind("run", notice.about().ofRun())
                .bind("task", notice.about().task())
                .bind("template", notice.about().template())
                .bind("at", notice.at())
                .execute();
    }

    /// The newest first.
    static Slice<Told> list(Handle tx, OrgId org, MemberId member, boolean onlyUnread, Page page) {
        var found =
                new Listing(
                        """
                        select n.*
                          from notice n
                         where n.org_id = :org and n.member_id = :member
                           and (not :unread or n.read_at is null)
                        """,
                        """
                         order by n.id desc
                        """);
        return found.read(
                tx,
                page,
                query -> query.bind("org", org).bind("member", member).bind("unread", onlyUnread),
                NoticeStore::told);
    }

    static long unread(Handle tx, OrgId org, MemberId member) {
        return tx.createQuery(
                        """
                        select count(*)
                          from notice n
                         where n.org_id = :org and n.member_id = :member and n.read_at is null
                        """)
                .bind("org", org)
                .bind("member", member)
                .mapTo(Long.class)
                .one();
    }

    /// False when there is none of the member.
    static boolean read(Handle tx, OrgId org, MemberId member, long id, Instant now) {
        return tx.createUpdate(
                                """
                                update notice n
                                   set read_at = coalesce(n.read_at, :now)
                                 where n.org_id = :org and n.id = :id and n.member_id = :member
                                """)
                        .bind("org", org)
                        .bind("id", id)
                        .bind("member", member)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static int readAll(Handle tx, OrgId org, MemberId member, Instant now) {
        return tx.createUpdate(
                        """
                        update notice n
                           set read_at = :now
                         where n.org_id = :org and n.member_id = :member and n.read_at is null
                        """)
                .bind("org", org)
                .bind("member", member)
                .bind("now", now)
                .execute();
    }

    static int forget(Handle tx, OrgId org, Instant before) {
        return tx.createUpdate(
                        """
                        delete from notice n
                         where n.org_id = :org and n.at < :before
                        """)
                .bind("org", org)
                .bind("before", before)
                .execute();
    }

    private static Told told(Row row) {
        return new Told(
                row.number("id"),
                row.text("kind"),
                row.text("text"),
                row.text("said"),
                row.numbered("actor_id", MemberId::new),
                row.id("run_id", RunId::new),
                row.id("task_id", TaskId::new),
                row.id("template_id", TemplateId::new),
                row.instant("at"),
                row.instant("read_at"));
    }
}
