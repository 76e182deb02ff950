package dev.runsheet.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Settings;
import dev.runsheet.people.OrganizationsApi;
import dev.runsheet.platform.outbound.Outbound;
import dev.runsheet.platform.outbound.Reach;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Postman;
import dev.runsheet.testing.Receiver;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How often a call that failed is made again, which each organization says for itself.
class RetriesTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();

    private final ApiServer api =
            ApiServer.of(
                    OrganizationsApi::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    TaskReadsApi::mount,
                    CompletedTasksApi::mount,
                    DeliveriesApi::mount);
    private final ApiServer.Caller ann = api.as(World.ANN_TOKEN);
    private final Receiver receiver = new Receiver();
    private Instant now = World.NOON;

    @AfterEach
    void close() {
        api.close();
        receiver.close();
    }

    private void bake(Integer retries, int status) {
        var settings = new HashMap<String, Object>();
        settings.put("x_webhook_retries", retries);
        assertThat(ann.put(ORG, settings).status()).isEqualTo(200);
        receiver.answer("/bake", status);
        Recipe.called("Baking")
                .step("Bake", Map.of("webhook", receiver.url("/bake")))
                .create(api)
                .launch(Map.of())
                .complete("Bake");
    }

    /// Calls what is due, as a courier would, and lets an hour go by.
    private int called() {
        var database = api.database().database();
        var outbound = new Outbound(Reach.of(List.of("127.0.0.1")));
        var deliver =
                new Deliver(
                        database,
                        outbound,
                        Guests.CODES,
                        Postman.SIGNATURES,
                        InstantSource.fixed(now),
                        Settings.DEFAULT,
                        Postman.SITE);
        List<Delivery> due =
                database.write(
                        tx -> {
                            SpreadNews.run(tx, World.FLOUR, now);
                            return DeliveryStore.claim(
                                    tx, World.FLOUR, Map.of(), 4, 100, Lease.from(now));
                        });
        due.forEach(deliver::run);
        now = now.plus(Duration.ofHours(1));
        return due.size();
    }

    private Object status() {
        return ann.get(ORG + "/x/deliveries").rows().getFirst().get("status");
    }

    @Test
    void anOrganizationThatAsksForItIsCalledForAgain() {
        bake(2, 500);
        assertThat(called()).isEqualTo(1);
        assertThat(status()).isEqualTo("waiting");
        assertThat(called()).isEqualTo(1);
        assertThat(called()).isEqualTo(1);
        assertThat(status()).isEqualTo("failed");
        assertThat(called()).isZero();
        assertThat(receiver.calls()).hasSize(3);
    }

    @Test
    void oneThatSaysNothingHasTheServersWord() {
        bake(null, 500);
        assertThat(called()).isEqualTo(1);
        assertThat(status()).isEqualTo("failed");
    }

    @Test
    void whoIsGoneIsNotAskedAgain() {
        bake(5, 410);
        assertThat(called()).isEqualTo(1);
        assertThat(status()).isEqualTo("failed");
        assertThat(called()).isZero();
    }
}
