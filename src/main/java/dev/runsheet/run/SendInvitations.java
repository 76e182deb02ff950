package dev.runsheet.run;

import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.platform.html.RichText;
import dev.runsheet.platform.mail.Mail;
import dev.runsheet.platform.mail.Postman;
import dev.runsheet.platform.mail.Unsent;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;

/// Sends visitors of public kick-off forms their letters. Each is claimed first, so that of several
/// servers one sends it, and no transaction is open while the mail server is spoken to; what could
/// not be sent is sent later, as long as it is of any use.
public final class SendInvitations {
    private static final System.Logger LOG = System.getLogger("runsheet.mail");
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Postman postman;
    private final VisitTokens tokens;
    private final String site;

    /// `site` is where people reach this server, without a slash at the end.
    public SendInvitations(Postman postman, VisitTokens tokens, String site) {
        this.postman = postman;
        this.tokens = tokens;
        this.site = site;
    }

    public void run(Transactions transactions, Instant now) {
        for (var org : transactions.read(tx -> VisitStore.waiting(tx, now))) {
            while (sendNext(transactions, org, now)) {
                // One after the other.
            }
            transactions.write(
                    tx -> {
                        VisitStore.forget(tx, org, now);
                        return org;
                    });
        }
    }

    private boolean sendNext(Transactions transactions, OrgId org, Instant now) {
        var due = transactions.write(tx -> VisitStore.claim(tx, org, now, now.plus(PAUSE)));
        if (due.isEmpty()) {
            return false;
        }
        try {
            postman.send(letter(due.get()), now);
        } catch (Unsent fault) {
            LOG.log(Level.WARNING, "an invitation to a kick-off form waits", fault);
            return true;
        }
        transactions.write(
                tx -> {
                    VisitStore.sent(tx, due.get().visit());
                    return org;
                });
        return true;
    }

    private Mail letter(VisitStore.Due due) {
        var visit = due.visit();
        var link =
                "%s/public/library/%s/blueprint/%s/kick-off?token=%s"
                        .formatted(
                                site,
                                visit.org().hex(),
                                visit.template().hex(),
                                tokens.of(visit.org(), visit.id()));
        var said =
                "Somebody, probably you, wants to submit \"%s\" of %s with this address."
                        .formatted(due.template(), due.organization());
        var then =
                "The link is good once, until %s. If it was not you, do nothing."
                        .formatted(visit.expiresAt());
        return new Mail(
                visit.email(),
                "Confirm your address for " + due.template(),
                said + "\n\n" + link + "\n\n" + then + "\n",
                "<p>%s</p><p><a href=\"%s\">Go on to the form</a></p><p>%s</p>"
                        .formatted(
                                RichText.escaped(said),
                                RichText.escaped(link),
                                RichText.escaped(then)));
    }
}
