package dev.runsheet.letter;

import dev.runsheet.base.OrgId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What one person is told by mail: a subject, lines of plain text, and at most one button. The
/// words are those of the package that posts it; how a letter looks is the business of `Layout`.
/// `kind` is a word of ours for the log, like `invitation`. `off` is the word for what its reader
/// may stop; what nobody may stop has none.
public record Letter(
        OrgId org,
        String kind,
        String to,
        String subject,
        List<String> lines,
        Optional<Button> button,
        Optional<String> off) {

    /// A button leads to `path` below the address of this server. In it `{link}` stands for the
    /// sealed `link`, `{visit}` for the token of that visit of a public form, and `{guest}` for the
    /// code of the guest who is written to.
    public record Button(String label, String path, Optional<UUID> link) {
        public static Button to(String label, String path) {
            return new Button(label, path, Optional.empty());
        }

        public static Button with(String label, String path, UUID link) {
            return new Button(label, path, Optional.of(link));
        }
    }

    public static Letter of(OrgId org, String kind, String to, String subject, String... lines) {
        return new Letter(
                org, kind, to, subject, List.of(lines), Optional.empty(), Optional.empty());
    }

    public Letter with(Button other) {
        return new Letter(org, kind, to, subject, lines, Optional.of(other), off);
    }
}
