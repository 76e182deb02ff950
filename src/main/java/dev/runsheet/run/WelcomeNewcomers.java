package dev.runsheet.run;

import dev.runsheet.activity.SystemLog;
import dev.runsheet.activity.SystemLog.Entry;
import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Refusal;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.EachOrganization;
import dev.runsheet.people.NewcomerStore;
import dev.runsheet.people.Organization;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.db.Transactions;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Launches the template for newcomers for every member who has joined since the organization wants
/// that, once for each (platform spec 4.4). Members are looked for instead of being announced, so
/// that it does not matter how they came in.
public final class WelcomeNewcomers {
    private static final System.Logger LOG = System.getLogger("runsheet.housekeeping");
    private static final int MOST_AT_ONCE = 100;
    private static final Duration DAY = Duration.ofDays(1);

    private WelcomeNewcomers() {}

    public static void run(Transactions transactions, Settings settings, Instant now) {
        EachOrganization.run(
                transactions,
                "the welcome of newcomers",
                org -> {
                    var organization = transactions.read(tx -> OrganizationStore.find(tx, org));
                    organization
                            .onboardingTemplate()
                            .ifPresent(
                                    template ->
                                            welcome(
                                                    transactions,
                                                    organization,
                                                    template,
                                                    settings,
                                                    now));
                });
    }

    private static void welcome(
            Transactions transactions,
            Organization organization,
            TemplateId template,
            Settings settings,
            Instant now) {
        var org = organization.id();
        var since = organization.onboardsSince().orElseThrow();
        for (var newcomer :
                transactions.read(tx -> NewcomerStore.since(tx, org, since, MOST_AT_ONCE))) {
            try {
                transactions.write(
                        tx -> {
                            launch(tx, org, newcomer, template, settings, now);
                            return newcomer;
                        });
            } catch (Refusal refusal) {
                // They get theirs once the template can be launched again.
                transactions.write(tx -> complain(tx, org, refusal.problem().message(), now));
                return;
            }
        }
    }

    /// To the administrators, once a day.
    private static boolean complain(Handle tx, OrgId org, String why, Instant now) {
        var said = "The template for newcomers cannot be launched: " + why;
        var entry = Entry.of(Severity.WARNING, "onboarding_failed", said);
        boolean isNew = SystemLog.writeUnlessSince(tx, org, entry, now.minus(DAY), now);
        if (isNew) {
            LOG.log(Level.WARNING, org.hex() + ": " + said);
        }
        return isNew;
    }

    private static void launch(
            Handle tx,
            OrgId org,
            MemberId newcomer,
            TemplateId template,
            Settings settings,
            Instant now) {
        // Written first: whoever comes second finds it and launches nothing.
        if (NewcomerStore.welcome(tx, org, newcomer, now)) {
            LaunchRun.run(
                    tx,
                    Actor.clock(org),
                    Launch.linked(template, newcomer, null),
                    Body.of(Map.of()),
                    settings,
                    now);
        }
    }
}
