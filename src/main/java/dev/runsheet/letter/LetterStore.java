package dev.runsheet.letter;

import dev.runsheet.letter.Letter.Button;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// All SQL about letters.
final class LetterStore {
    private LetterStore() {}

    static void insert(Handle tx, Letter letter, Instant now) {
        var button = letter.button();
        tx.createUpdate(
                        """
                        insert into letter (org_id, kind, recipient, subject, lines, button, path, link_id, at, due_at)
                        values (:org, :kind, :to, :subject, cast(:lines as jsonb), :button, :path, :link, :now, :now)
                        """)
                .bind("org", letter.org())
                .bind("kind", letter.kind())
                .bind("to", letter.to())
                .bind("subject", letter.subject())
                .bind("lines", Json.text(letter.lines()))
                .bind("button", button.map(Button::label).orElse(null))
                .bind("path", button.map(Button::path).orElse(null))
                .bind("link", button.flatMap(Button::link).orElse(null))
                .bind("now", now)
                .execute();
    }
}
