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

    private static final String STOP = "No more letters like this";

    private Layout() {}

    /// What stands below: in whose name the letter comes, and the address that stops such letters.
    public record Foot(String sender, Optional<String> off) {}

    /// `id` is the number that readers know the letter by.
    public static Mail of(String id, Letter letter, Optional<Link> link, Foot foot) {
        return new Mail(
                id,
                letter.kind(),
                letter.to(),
                letter.subject(),
                text(letter.lines(), link, foot),
                page(letter, link, foot),
                foot.off());
    }

    private static String text(List<String> lines, Optional<Link> link, Foot foot) {
        var button = link.map(each -> "\n\n" + each.label() + ":\n" + each.address()).orElse("");
        var off = foot.off().map(each -> "\n" + STOP + ":\n" + each).orElse("");
        return String.join("\n\n", lines) + button + "\n\n-- \n" + foot.sender() + off + "\n";
    }

    private static String page(Letter letter, Optional<Link> link, Foot foot) {
        var said = letter.lines().stream().map(Layout::paragraph).collect(Collectors.joining("\n"));
        return """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
        <body style="margin:0;padding:24px;background:#f6f6f4;color:#1d1d1b;font:15px/1.5 system-ui,sans-serif">
        <div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border-radius:8px">
        %s%s
        </div>
        <p style="max-width:560px;margin:16px auto 0;padding:0 24px;color:#6b6b66;font-size:13px">%s%s</p>
        </body>
        </html>
        """
                .formatted(
                        RichText.escaped(letter.subject()),
                        said,
                        link.map(Layout::button).orElse(""),
                        RichText.escaped(foot.sender()),
                        foot.off().map(Layout::stop).orElse(""));
    }

    private static String stop(String address) {
        return "<br><a href=\"%s\" style=\"color:#6b6b66\">%s</a>"
                .formatted(RichText.escaped(address), STOP);
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
