package dev.runsheet.run;

import dev.runsheet.base.Body;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.TooMany;
import dev.runsheet.base.VisitId;
import dev.runsheet.form.Email;
import dev.runsheet.template.PublicKickoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// Promises a stranger a letter that lets them submit a public kick-off form, once and for a day.
final class InviteVisitor {
    static final Duration GOOD_FOR = Duration.ofDays(1);

    private static final int MOST_EMAIL = 254;
    private static final int MOST_OF_ONE = 5;
    private static final int MOST_OF_ALL = 120;
    private static final Duration HOUR = Duration.ofHours(1);
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
                        now,
                        null);
        VisitStore.insert(tx, visit);
        return visit;
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
