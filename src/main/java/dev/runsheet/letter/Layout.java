package dev.runsheet.letter;

import dev.runsheet.platform.html.RichText;
import dev.runsheet.platform.mail.Mail;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How every letter looks, as plain text and as a page.
public final class Layout {
    /// A button whose address is whole.
    public record Link(String label, String address) {}

    private Layout() {}

    /// `id` is the number that readers know the letter by.
    public static Mail of(String id, Letter letter, Optional<Link> link) {
        return new Mail(
                id,
                letter.kind(),
                letter.to(),
                letter.subject(),
                text(letter.lines(), link),
                page(letter.subject(), letter.lines(), link));
    }

    private static String text(List<String> lines, Optional<Link> link) {
        var below = link.map(each -> "\n\n" + each.label() + ":\n" + each.address()).orElse("");
        return String.join("\n\n", lines) + below + "\n";
    }

    private static String page(String subject, List<String> lines, Optional<Link> link) {
        var said = lines.stream().map(Layout::paragraph).collect(Collectors.joining("\n"));
        return """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>%s</title></head>
        <body style="margin:0;padding:24px;background:#f6f6f4;color:#1d1d1b;font:15px/1.5 system-ui,sans-serif">
        <div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border-radius:8px">
        %s%s
        </div>
        </body>
        </html>
        """
                .formatted(RichText.escaped(subject), said, link.map(Layout::button).orElse(""));
    }

    private static String paragraph(String line) {
        return "<p style=\"margin:0 0 16px;white-space:pre-line\">"
                + RichText.escaped(line)
                + "</p>";
    }

    private static String button(Link link) {
        return "\n<p style=\"margin:24px 0 0\"><a href=\"%s\" style=\"display:inline-block;padding:10px 16px;border-radius:8px;background:#2457c5;color:#fff;text-decoration:none\">%s</a></p>"
                .formatted(RichText.escaped(link.address()), RichText.escaped(link.label()));
    }
}
