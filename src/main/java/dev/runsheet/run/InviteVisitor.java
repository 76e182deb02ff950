package dev.runsheet.run;

import dev.runsheet.base.Body;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.TooMany;
import dev.runsheet.base.VisitId;
import dev.runsheet.form.Email;
import dev.runsheet.letter.Letter;
import dev.runsheet.letter.Letter.Button;
import dev.runsheet.letter.Letters;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.template.PublicKickoff;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// Promises a stranger a letter that lets them submit a public kick-off form, once and for a day.
final class InviteVisitor {
    static final Duration GOOD_FOR = Duration.ofDays(1);

    private static final int MOST_EMAIL = 254;
    private static final int MOST_OF_ONE = 5;
    private static final int MOST_OF_ALL = 120;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final String PATH = "/public/library/%s/blueprint/%s/kick-off?token={visit}";
    private static final String TOO_MANY =
            "You've reached the hourly limit for Public Kick-off (%d per hour per %s). Please try again later.";

    private InviteVisitor() {}

    static Visit run(Handle tx, OrgId org, PublicKickoff form, Body body, Instant now) {
        var email = body.requiredString("email", MOST_EMAIL).strip().toLowerCase(Locale.ROOT);
        if (!email.isEmpty() && !Email.isAddress(email)) {
            body.fault("email", "The email must be a valid email address.");
        }
        body.refuseIfAny();
        checkRoom(tx, org, email, now);
        var visit =
                new Visit(
                        org,
                        VisitId.fresh(),
                        form.template(),
                        email,
                        now,
                        now.plus(GOOD_FOR),
                        null);
        VisitStore.insert(tx, visit);
        Letters.post(tx, letter(tx, visit, form), now);
        return visit;
    }

    private static Letter letter(Handle tx, Visit visit, PublicKickoff form) {
        var organization = OrganizationStore.find(tx, visit.org());
        return Letter.of(
                        visit.org(),
                        "visit",
                        visit.email(),
                        "Confirm your address for " + form.title(),
                        "Somebody, probably you, wants to submit \"%s\" of %s with this address."
                                .formatted(form.title(), organization.name()),
                        "The link is good once, until %s. If it was not you, do nothing."
                                .formatted(UNTIL.format(visit.expiresAt())))
                .with(
                        Button.with(
                                "Go on to the form",
                                PATH.formatted(visit.org().hex(), form.template().hex()),
                                visit.id().value()));
    }

    /// Nobody's postbox is filled through us.
    private static void checkRoom(Handle tx, OrgId org, String email, Instant now) {
        var since = now.minus(HOUR);
        if (VisitStore.countSince(tx, org, email, since) >= MOST_OF_ONE) {
            throw tooMany(MOST_OF_ONE, "address");
        }
        if (VisitStore.countSince(tx, org, null, since) >= MOST_OF_ALL) {
            throw tooMany(MOST_OF_ALL, "organization");
        }
    }

    private static RuntimeException tooMany(int most, String what) {
        var wait = Math.toIntExact(HOUR.toSeconds());
        return new TooMany(TOO_MANY.formatted(most, what), wait).refuse();
    }
}
