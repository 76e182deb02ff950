package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrganizationsApiTest {
    private static final String HOME = "/organizations/" + FLOUR.hex();

    @Test
    void everyMemberSeesTheOrganizationAndNobodyElse() {
        try (var api = ApiServer.of(OrganizationsApi::mount)) {
            assertThat(api.as(BOB_TOKEN).get(HOME).data())
                    .containsEntry("name", "Flour")
                    .containsEntry("user_role", "standard")
                    .containsEntry("users_count", 3)
                    .containsEntry("default_deadline", Map.of("type", "days", "value", 1))
                    .containsEntry("working_days", null);
            var stranger = api.as(EVE_TOKEN).get(HOME);
            assertThat(stranger.status()).isEqualTo(403);
            assertThat(api.as(EVE_TOKEN).get("/organizations/" + "f".repeat(32)).text())
                    .isEqualTo(stranger.text());
        }
    }

    // 17
    @Test
    void onlyActiveMembersAreCounted() {
        try (var api = ApiServer.of(OrganizationsApi::mount, MembersApi::mount)) {
            var ann = api.as(ANN_TOKEN);
            ann.post(HOME + "/users/invite", Map.of("email", "new@flour.example"));
            assertThat(ann.get(HOME).data()).containsEntry("users_count", 3);
            ann.delete(HOME + "/users/1002/disable");
            assertThat(ann.get(HOME).data()).containsEntry("users_count", 2);
        }
    }

    @Test
    void anAdministratorChangesSomeSettingsAndTheRestStay() {
        try (var api = ApiServer.of(OrganizationsApi::mount)) {
            api.setClock(Instant.parse("2026-04-01T08:00:00Z"));
            var days = Map.of("Monday", Map.of("from", "09:00", "to", "17:00"));
            var reply =
                    api.as(ANN_TOKEN)
                            .put(
                                    HOME,
                                    Map.of(
                                            "timezone",
                                            "Europe/Berlin",
                                            "working_days",
                                            days,
                                            "default_deadline",
                                            Map.of("type", "hours", "value", 8)));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.data())
                    .containsEntry("name", "Flour")
                    .containsEntry("timezone", "Europe/Berlin")
                    .containsEntry("default_deadline", Map.of("type", "hours", "value", 8))
                    .containsEntry("last_updated", "2026-04-01T08:00:00.000Z");
            var week = new HashMap<String, Object>(days);
            for (var day : "Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ")) {
                week.put(day, null);
            }
            assertThat(reply.data()).containsEntry("working_days", week);
            var patched = api.as(ANN_TOKEN).patch(HOME, Map.of("name", "Flour & Co"));
            assertThat(patched.data())
                    .containsEntry("name", "Flour & Co")
                    .containsEntry("working_days", week);
        }
    }

    @Test
    void nullTakesASettingBackToItsDefault() {
        try (var api = ApiServer.of(OrganizationsApi::mount)) {
            api.as(ANN_TOKEN)
                    .put(HOME, Map.of("default_deadline", Map.of("type", "weeks", "value", 2)));
            var reply = api.as(ANN_TOKEN).put(HOME, "{\"default_deadline\":null}");
            assertThat(reply.data())
                    .containsEntry("default_deadline", Map.of("type", "days", "value", 1));
        }
    }

    @Test
    void othersMayNotChangeIt() {
        try (var api = ApiServer.of(OrganizationsApi::mount)) {
            var name = Map.of("name", "Mine");
            assertThat(api.as(BOB_TOKEN).put(HOME, name).status()).isEqualTo(403);
            assertThat(api.as(World.LIN_TOKEN).put(HOME, name).status()).isEqualTo(403);
            assertThat(api.as(EVE_TOKEN).put(HOME, name).status()).isEqualTo(403);
        }
    }

    // 10
    @Test
    void everyFaultIsNamedAndNothingIsStored() {
        try (var api = ApiServer.of(OrganizationsApi::mount)) {
            var reply =
                    api.as(ANN_TOKEN)
                            .put(
                                    HOME,
                                    Map.of(
                                            "name",
                                            "x".repeat(51),
                                            "timezone",
                                            "Mars/Olympus",
                                            "allow_user_invite",
                                            "perhaps",
                                            "default_deadline",
                                            Map.of("type", "eons"),
                                            "working_days",
                                            Map.of("Mon", true)));
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.errors())
                    .containsOnlyKeys(
                            "name",
                            "timezone",
                            "allow_user_invite",
                            "default_deadline.type",
                            "default_deadline.value",
                            "working_days.Mon");
            assertThat(api.as(ANN_TOKEN).get(HOME).data()).containsEntry("name", "Flour");
        }
    }
}
