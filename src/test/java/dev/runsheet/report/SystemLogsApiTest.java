package dev.runsheet.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.activity.SystemLog;
import dev.runsheet.activity.SystemLog.Entry;
import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.feed.ForgetLog;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What administrators read of what happened behind the feed (platform spec 12.2).
class SystemLogsApiTest {
    private static final String LOG = "/organizations/" + World.FLOUR.hex() + "/system-logs";

    private final ApiServer api = ApiServer.of(SystemLogsApi::mount, TemplatesApi::mount);
    private final ApiServer.Caller ann = api.as(World.ANN_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    private void write(Entry... entries) {
        api.database()
                .database()
                .write(
                        tx -> {
                            for (var entry : entries) {
                                SystemLog.write(tx, World.FLOUR, entry, World.NOON);
                            }
                            return entries.length;
                        });
    }

    private List<Object> events(String query) {
        return ann.get(LOG + query).rows().stream().map(row -> row.get("event")).toList();
    }

    @Test
    void whoOpensItStandsInIt() {
        var rows = ann.get(LOG).rows();
        assertThat(rows)
                .singleElement()
                .satisfies(
                        row ->
                                assertThat(row)
                                        .containsEntry("tab", "system")
                                        .containsEntry("event", "system_log_viewed")
                                        .containsEntry("severity", "info")
                                        .containsEntry(
                                                "message", "Member 1001 opened the system log.")
                                        .containsEntry("created_at", "2026-03-06T12:00:00Z")
                                        .containsEntry("details", Map.of("member_id", 1001)));
        assertThat(ann.get(LOG).rows()).hasSize(2);
        assertThat(ann.get(LOG + "?page=2").rows()).isEmpty();
        assertThat(ann.get(LOG).rows()).as("another page is no other opening").hasSize(3);
    }

    @Test
    void linesAreFoundByWhatTheyAre() {
        var mail = new Entry(SystemLog.Tab.EMAIL, Severity.ERROR, "email_failed", "Lost", Map.of());
        write(
                Entry.of(Severity.WARNING, "login_failed", "Ann"),
                mail,
                Entry.of(Severity.INFO, "role_changed", "Bob"));
        assertThat(events("?tab=email")).containsExactly("email_failed");
        assertThat(events("?severity=warning")).containsExactly("login_failed");
        assertThat(events("?event=role_changed&tab=system")).containsExactly("role_changed");
        assertThat(events("?event=role_changed&tab=email")).isEmpty();
        assertThat(events("?tab=ai")).isEmpty();
    }

    @Test
    void aPageHasUpToTwoHundredRows() {
        write(
                IntStream.range(0, 210)
                        .mapToObj(n -> Entry.of(Severity.INFO, "role_changed", "Nr. " + n))
                        .toArray(Entry[]::new));
        assertThat(ann.get(LOG).rows()).hasSize(25);
        assertThat(ann.get(LOG + "?per_page=200").rows()).hasSize(200);
        assertThat(ann.get(LOG + "?per_page=500").rows()).hasSize(200);
        assertThat(ann.get(LOG + "?event=role_changed&page=2&per_page=200").rows()).hasSize(10);
    }

    @Test
    void aTableHasAllOfItAndNoFormula() {
        write(
                new Entry(
                        SystemLog.Tab.SYSTEM,
                        Severity.ERROR,
                        "webhook_failed",
                        "=1+1",
                        Map.of("url", "https://hooks.example")));
        var byFormat = ann.get(LOG + "?format=csv&event=webhook_failed");
        assertThat(byFormat.header("Content-Type")).startsWith("text/csv");
        assertThat(byFormat.header("Content-Disposition")).contains("system-log.csv");
        assertThat(byFormat.text())
                .isEqualTo(
                        """
                        id,created_at,tab,severity,event,message,details\r
                        1,2026-03-06T12:00:00Z,system,error,webhook_failed,'=1+1,"{""url"":""https://hooks.example""}"\r
                        """);
        assertThat(ann.with("Accept", "text/csv").get(LOG + "?event=webhook_failed").text())
                .isEqualTo(byFormat.text());
        assertThat(events("?event=system_log_viewed")).hasSize(3);
    }

    @Test
    void itIsForAdministratorsOfTheOrganization() {
        write(Entry.of(Severity.INFO, "role_changed", "Bob"));
        for (var token : List.of(World.BOB_TOKEN, World.LIN_TOKEN, World.EVE_TOKEN)) {
            assertThat(api.as(token).get(LOG).status()).isEqualTo(403);
            assertThat(api.as(token).get(LOG + "?format=csv").status()).isEqualTo(403);
        }
        assertThat(events("?event=system_log_viewed")).hasSize(1);
        var mill = LOG.replace(World.FLOUR.hex(), World.MILL.hex());
        assertThat(api.as(World.EVE_TOKEN).get(mill + "?event=role_changed").rows()).isEmpty();
    }

    @Test
    void aLineIsKeptForNinetyDays() {
        write(Entry.of(Severity.INFO, "role_changed", "Bob"));
        var database = api.database().database();
        ForgetLog.run(database, World.NOON.plus(Duration.ofDays(90)));
        assertThat(events("?event=role_changed")).hasSize(1);
        ForgetLog.run(database, World.NOON.plus(Duration.ofDays(90)).plusMillis(1));
        assertThat(events("?event=role_changed")).isEmpty();
    }

    @Test
    void whatStrangersSeeFromNowOnIsWrittenDown() {
        var made =
                Recipe.called("Baking").with("is_public", true).step("Mix", Map.of()).create(api);
        assertThat(events("?event=blueprint_made_public")).hasSize(1);
        for (var body :
                List.of(
                        Map.of("title", "Baking", "is_public_kickoff", true),
                        Map.of("title", "Bread", "is_public_kickoff", true))) {
            assertThat(ann.put(made.path(), body).status()).isEqualTo(200);
        }
        assertThat(events("?event=blueprint_made_public")).hasSize(1);
        assertThat(ann.get(LOG + "?event=kickoff_form_made_public").rows())
                .singleElement()
                .satisfies(
                        row ->
                                assertThat(row)
                                        .containsEntry("severity", "warning")
                                        .containsEntry(
                                                "message",
                                                "The kick-off form of \"Baking\" was made public.")
                                        .containsEntry(
                                                "details",
                                                Map.of(
                                                        "checklist_id",
                                                        made.id(),
                                                        "member_id",
                                                        1001)));
    }
}
