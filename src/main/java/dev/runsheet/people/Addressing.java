package dev.runsheet.people;

import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.VisitId;
import dev.runsheet.letter.Layout;
import dev.runsheet.letter.Letter;
import dev.runsheet.letter.Letter.Button;
import dev.runsheet.letter.Posted;
import dev.runsheet.people.OffTokens.Off;
import dev.runsheet.platform.mail.Mail;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Handle;

/// Makes of a letter what goes out, with all that is secret in it, which stands in no database.
final class Addressing {
    private static final String LINK = "{link}";
    private static final String VISIT = "{visit}";
    private static final String GUEST = "{guest}";
    private static final String OFF = "/x/unsubscribe/%s/%s";

    private final MailedLinks links;
    private final VisitTokens visits;
    private final GuestCodes codes;
    private final OffTokens offs;
    private final String site;

    /// `site` is where people reach this server, without a slash at the end.
    Addressing(SecretKey key, String site) {
        links = new MailedLinks(key);
        visits = new VisitTokens(key);
        codes = new GuestCodes(key);
        offs = new OffTokens(key);
        this.site = site;
    }

    /// Empty when the letter is for a guest who is gone.
    Optional<Mail> mail(Handle tx, Posted posted) {
        var letter = posted.letter();
        var foot = foot(tx, letter);
        if (letter.button().isEmpty()) {
            return Optional.of(Layout.of(number(posted), letter, Optional.empty(), foot));
        }
        var button = letter.button().get();
        return path(tx, letter, button)
                .map(path -> new Layout.Link(button.label(), site + path))
                .map(link -> Layout.of(number(posted), letter, Optional.of(link), foot));
    }

    private Layout.Foot foot(Handle tx, Letter letter) {
        var org = letter.org();
        var off =
                letter.off()
                        .flatMap(
                                kind ->
                                        RecipientStore.whose(tx, org, letter.to())
                                                .map(whose -> new Off(whose, kind)))
                        .map(each -> site + OFF.formatted(org.hex(), offs.of(org, each)));
        return new Layout.Foot(OrganizationStore.find(tx, org).name() + ", with Runsheet", off);
    }

    private Optional<String> path(Handle tx, Letter letter, Button button) {
        var path = button.path();
        if (path.contains(GUEST)) {
            return GuestStore.find(tx, letter.org(), letter.to())
                    .map(guest -> path.replace(GUEST, codes.of(letter.org(), guest)));
        }
        return Optional.of(
                button.link().map(link -> sealed(path, letter.org(), link)).orElse(path));
    }

    private String sealed(String path, OrgId org, UUID link) {
        return path.contains(VISIT)
                ? path.replace(VISIT, visits.of(org, new VisitId(link)))
                : path.replace(LINK, links.token(link));
    }

    /// The same each time that the letter is sent.
    private String number(Posted posted) {
        return "<%s.%d@%s>"
                .formatted(
                        Id.hex(posted.letter().org().value()),
                        posted.id(),
                        URI.create(site).getHost());
    }
}
