package dev.runsheet.letter;

import dev.runsheet.base.OrgId;
import dev.runsheet.letter.Letter.Button;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// All SQL about letters.
public final class LetterStore {
    private LetterStore() {}

    static void insert(Handle tx, Letter letter, Instant now) {
        var button = letter.button();
        tx.createUpdate(
                        """
                        insert into letter (org_id, kind, recipient, subject, lines, button, path, link_id, off, at, due_at)
                        values (:org, :kind, :to, :subject, cast(:lines as jsonb), :button, :path, cast(:link as uuid), :off, :now, :now)
                        """)
                .bind("org", letter.org())
                .bind("kind", letter.kind())
                .bind("to", letter.to())
                .bind("subject", letter.subject())
                .bind("lines", Json.text(letter.lines()))
                .bind("button", button.map(Button::label).orElse(null))
                .bind("path", button.map(Button::path).orElse(null))
                .bind("link", button.flatMap(Button::link).orElse(null))
                .bind("off", letter.off().orElse(null))
                .bind("now", now)
                .execute();
    }

    /// The organizations with a letter to send, those that have waited longest first.
    public static List<OrgId> waiting(Handle tx, Instant now) {
        return tx.createQuery(
                        """
                        select l.org_id
                          from letter l
                         where l.due_at <= :now
                         group by l.org_id
                         order by min(l.due_at), l.org_id
                        """)
                .bind("now", now)
                .mapTo(UUID.class)
                .map(OrgId::new)
                .list();
    }

    /// The next letter that is due, and nobody else's until `again`.
    public static Optional<Posted> claim(Handle tx, OrgId org, Instant now, Instant again) {
        return tx.createQuery(
                        """
                        with due as (
                             select l.id
                               from letter l
                              where l.org_id = :org and l.due_at <= :now
                              order by l.due_at, l.id
                              limit 1
                                for update skip locked
                        )
                        update letter l
                           set due_at = :again, attempts = l.attempts + 1
                          from due d
                         where l.org_id = :org and l.id = d.id
                        returning l.*
                        """)
                .bind("org", org)
                .bind("now", now)
                .bind("again", again)
                .map(Row.of(LetterStore::posted))
                .findOne();
    }

    /// Nothing is changed about a letter that another server has by now; false then.
    public static boolean sent(Handle tx, Posted posted, Instant now) {
        return settle(tx, posted, now, null, null);
    }

    public static boolean retry(Handle tx, Posted posted, String error, Instant again) {
        return settle(tx, posted, null, error, again);
    }

    public static boolean giveUp(Handle tx, Posted posted, String error) {
        return settle(tx, posted, null, error, null);
    }

    private static boolean settle(
            Handle tx, Posted posted, Instant sent, String error, Instant due) {
        int changed =
                tx.createUpdate(
                                """
                                update letter l
                                   set sent_at = cast(:sent as timestamptz), error = :error, due_at = cast(:due as timestamptz)
                                 where l.org_id = :org and l.id = :id
                                   and l.attempts = :attempts and l.due_at is not null
                                """)
                        .bind("org", posted.letter().org())
                        .bind("id", posted.id())
                        .bind("attempts", posted.attempts())
                        .bind("sent", sent)
                        .bind("error", error)
                        .bind("due", due)
                        .execute();
        return changed == 1;
    }

    public static int forget(Handle tx, OrgId org, Instant before) {
        return tx.createUpdate(
                        """
                        delete from letter l
                         where l.org_id = :org and l.at < :before
                        """)
                .bind("org", org)
                .bind("before", before)
                .execute();
    }

    private static Posted posted(Row row) {
        var button =
                Optional.ofNullable(row.text("button"))
                        .map(
                                label ->
                                        new Button(
                                                label,
                                                row.text("path"),
                                                Optional.ofNullable(row.uuid("link_id"))));
        var letter =
                new Letter(
                        row.id("org_id", OrgId::new),
                        row.text("kind"),
                        row.text("recipient"),
                        row.text("subject"),
                        lines(row.text("lines")),
                        button,
                        Optional.ofNullable(row.text("off")));
        return new Posted(row.number("id"), letter, row.instant("at"), row.whole("attempts"));
    }

    private static List<String> lines(String json) {
        return ((List<?>) Json.read(json)).stream().map(String.class::cast).toList();
    }

    /// Of this kind, or of every kind where `kind` is null.
    static void deleteUnsent(Handle tx, OrgId org, String to, String kind) {
        tx.createUpdate(
                        """
                        delete from letter l
                         where l.org_id = :org and l.recipient = :to and l.due_at is not null
                           and (cast(:kind as text) is null or l.kind = :kind)
                        """)
                .bind("org", org)
                .bind("to", to)
                .bind("kind", kind)
                .execute();
    }
}
