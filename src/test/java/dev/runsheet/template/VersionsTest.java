package dev.runsheet.template;

import static dev.runsheet.testing.World.ANN;
import static dev.runsheet.testing.World.BOB;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.LIN;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.Body;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Refusal;
import dev.runsheet.base.TemplateId;
import dev.runsheet.testing.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class VersionsTest {
    private static TemplateId create(Handle tx, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("title", "Order flour", "type", "procedure"));
        body.putAll(more);
        return CreateTemplate.run(tx, ANN, Body.of(body), NOON);
    }

    private static void rename(Handle tx, TemplateId id, String title) {
        UpdateTemplate.run(tx, ANN, id, Body.of(Map.of("title", title)), NOON);
    }

    @Test
    void aLaunchFreezesTheVersionAndTheNextEditMakesAnother() {
        TestDatabase.tx(
                tx -> {
                    var id = create(tx, Map.of());
                    var step = EditSteps.add(tx, ANN, id, Body.of(Map.of("title", "Weigh")), NOON);
                    var launched = LaunchTemplate.run(tx, BOB, id, NOON);
                    rename(tx, id, "Order rye");
                    var now = TemplateStore.find(tx, FLOUR, id).orElseThrow();
                    assertThat(launched.version().number()).isEqualTo(1);
                    assertThat(launched.owner()).isEqualTo(ANN.member().orElseThrow());
                    assertThat(Versions.of(tx, FLOUR, id, 1)).isEqualTo(launched.version());
                    assertThat(now.template().version()).isEqualTo(2);
                    assertThat(now.content().steps()).containsExactly(step);
                    assertThat(launched.version().content().title()).isEqualTo("Order flour");
                });
    }

    @Test
    void anEditOfWhatWasNeverLaunchedStaysInItsVersion() {
        TestDatabase.tx(
                tx -> {
                    var id = create(tx, Map.of());
                    rename(tx, id, "Order rye");
                    assertThat(LaunchTemplate.run(tx, ANN, id, NOON).version().content().title())
                            .isEqualTo("Order rye");
                    UpdateTemplate.run(
                            tx,
                            ANN,
                            id,
                            Body.of(Map.of("title", "Order rye", "status", "x")),
                            NOON);
                    assertThat(LaunchTemplate.run(tx, ANN, id, NOON).version().number())
                            .isEqualTo(1);
                });
    }

    @Test
    void whatIsTakenBackIsNotRemembered() {
        try (var own = TestDatabase.fresh()) {
            var database = own.database();
            var id = database.write(tx -> create(tx, Map.of()));
            assertThatThrownBy(
                            () ->
                                    database.write(
                                            tx -> {
                                                LaunchTemplate.run(tx, ANN, id, NOON);
                                                throw new Problem.Conflict("No.").refuse();
                                            }))
                    .isInstanceOf(Refusal.class);
            database.write(
                    tx -> {
                        rename(tx, id, "Order rye");
                        return id;
                    });
            var launched = database.write(tx -> LaunchTemplate.run(tx, ANN, id, NOON));
            assertThat(launched.version().content().title()).isEqualTo("Order rye");
            var first = database.read(tx -> Versions.of(tx, FLOUR, id, 1));
            var again = database.read(tx -> Versions.of(tx, FLOUR, id, 1));
            assertThat(again).isSameAs(first);
        }
    }

    @Test
    void aTemplateWithTwoFacesLaunchesWhatIsPublished() {
        TestDatabase.tx(
                tx -> {
                    var id = create(tx, Map.of("dual_version_enabled", true));
                    assertRefused(tx, id, "This template has never been published.");
                    PublishTemplate.run(tx, ANN, id, NOON);
                    rename(tx, id, "Order rye");
                    assertThat(LaunchTemplate.run(tx, ANN, id, NOON).version().content().title())
                            .isEqualTo("Order flour");
                    PublishTemplate.run(tx, ANN, id, NOON);
                    assertThat(LaunchTemplate.run(tx, ANN, id, NOON).version().content().title())
                            .isEqualTo("Order rye");
                });
    }

    @Test
    void onlyALiveTemplateIsLaunchedAndByThoseWhoMay() {
        TestDatabase.tx(
                tx -> {
                    var launchers =
                            List.of(Map.of("type", "process_launch", "users", List.of(1003)));
                    var id = create(tx, Map.of("permissions", launchers));
                    assertThatThrownBy(() -> LaunchTemplate.run(tx, BOB, id, NOON))
                            .hasMessage(
                                    "Permission denied: cannot launch process from this template.");
                    LaunchTemplate.run(tx, LIN, id, NOON);
                    ArchiveTemplate.run(tx, ANN, id, NOON);
                    assertRefused(tx, id, "This template is archived.");
                    assertRefused(tx, TemplateId.fresh(), "Resource not found");
                });
    }

    private static void assertRefused(Handle tx, TemplateId id, String message) {
        assertThatThrownBy(() -> LaunchTemplate.run(tx, ANN, id, NOON)).hasMessage(message);
    }

    @Test
    void aPurgedTemplateLeavesTheVersionsOfItsRuns() {
        TestDatabase.tx(
                tx -> {
                    var id = create(tx, Map.of());
                    var launched = LaunchTemplate.run(tx, ANN, id, NOON).version();
                    rename(tx, id, "Order rye");
                    ArchiveTemplate.run(tx, ANN, id, NOON);
                    PurgeTemplate.run(tx, ANN, id, NOON);
                    assertThat(Versions.of(tx, FLOUR, id, 1)).isEqualTo(launched);
                    assertThat(Versions.find(tx, FLOUR, id, 2)).isEmpty();
                });
    }
}
