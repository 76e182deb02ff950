package dev.runsheet.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.Consent.Means;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.ApiServer.Caller;
import dev.runsheet.testing.Posted;
import dev.runsheet.testing.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProfilesApiTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final String USERS = ORG + "/users";

    private final ApiServer api = ApiServer.of(ProfilesApi::mount, MembersApi::mount, MeApi::mount);
    private final Caller ann = api.as(World.ANN_TOKEN);
    private final Caller bob = api.as(World.BOB_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void everythingThatIsGivenIsKeptAndAnsweredAsDocumented() {
        var reply =
                ann.put(
                        USERS + "/1002",
                        Map.ofEntries(
                                Map.entry("first_name", " Rob "),
                                Map.entry("last_name", "Rye"),
                                Map.entry("timezone", "Asia/Kolkata"),
                                Map.entry("phone", "+91 20"),
                                Map.entry("job_title", "Baker"),
                                Map.entry("job_description", "Bakes"),
                                Map.entry("team", "Ovens"),
                                Map.entry("country_id", "356"),
                                Map.entry("date_format", "DD/MM/YYYY"),
                                Map.entry("locale", "pt_BR"),
                                Map.entry("step_preferences", true)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.data())
                .containsEntry("full_name", "Rob Rye")
                .containsEntry("timezone", "Asia/Kolkata")
                .containsEntry("UTC_offset", "+05:30")
                .containsEntry("phone", "+91 20")
                .containsEntry("job_title", "Baker")
                .containsEntry("job_description", "Bakes")
                .containsEntry("team", "Ovens")
                .containsEntry("country_id", 356)
                .containsEntry("date_format", "dd/mm/yyyy")
                .containsEntry("locale", "pt_br")
                .containsEntry("updated_at", "2026-03-06T12:00:00.000Z")
                .containsEntry("last_updated", "2026-03-06T12:00:00.000Z");
        var read = ann.get(USERS + "/1002?with=country,preferences").data();
        assertThat(read.get("country"))
                .isEqualTo(Map.of("id", 356, "name", "India", "phone_code", "+91", "iso2", "IN"));
        assertThat(read.get("preferences").toString()).contains("step_preferences");
        assertThat(Posted.of(api, World.FLOUR))
                .containsExactly("profile_updated bob@flour.example");
        assertThat(bob.get("/me").data()).containsEntry("first_name", "Rob");
    }

    @Test
    void everyFaultIsNamedAtOnceAndNothingIsKept() {
        var reply =
                ann.put(
                        USERS + "/1002",
                        Map.of(
                                "first_name", "http://spam.example",
                                "last_name", "x".repeat(33),
                                "timezone", "Mars/Olympus",
                                "phone", "1".repeat(21),
                                "country_id", 1,
                                "date_format", "yyyy",
                                "locale", "?",
                                "team", List.of(),
                                "step_preferences", "maybe"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .containsOnlyKeys(
                        "first_name",
                        "last_name",
                        "timezone",
                        "phone",
                        "country_id",
                        "date_format",
                        "locale",
                        "team",
                        "step_preferences");
        assertThat(ann.put(USERS + "/1002", Map.of()).errors())
                .containsOnlyKeys("first_name", "last_name", "timezone");
        var blank = new HashMap<String, Object>();
        blank.put("first_name", " ");
        blank.put("timezone", null);
        assertThat(bob.patch(ORG + "/me", blank).errors())
                .containsOnlyKeys("first_name", "timezone");
        assertThat(ann.get(USERS + "/1002").data())
                .containsEntry("first_name", "Bob")
                .containsEntry("updated_at", "2026-01-05T09:00:00.000Z");
    }

    @Test
    void addressPasswordRoleAndStatusAreIgnoredHere() {
        var reply =
                bob.patch(
                        ORG + "/me",
                        Map.of(
                                "email", "new@flour.example",
                                "password", "Secret1",
                                "role", "admin",
                                "status", "disabled",
                                "is_default_admin", true,
                                "id", 1));
        assertThat(reply.data())
                .containsEntry("id", 1002)
                .containsEntry("email", "bob@flour.example")
                .containsEntry("role", "standard")
                .containsEntry("status", "active")
                .containsEntry("is_default_admin", false);
    }

    @Test
    void aGivenNullClearsAndWhatIsLeftOutStays() {
        bob.patch(ORG + "/me", Map.of("phone", "1", "team", "Ovens", "country_id", 840));
        var cleared = new HashMap<String, Object>();
        cleared.put("phone", null);
        cleared.put("country_id", null);
        assertThat(bob.patch(ORG + "/me", cleared).data())
                .containsEntry("phone", null)
                .containsEntry("country_id", null)
                .containsEntry("team", "Ovens");
        assertThat(Posted.of(api, World.FLOUR)).isEmpty();
    }

    @Test
    void anotherAddressIsAskedAboutAndTheOldOneHearsOfIt() {
        password(null);
        var reply = bob.put(USERS + "/1002/update-email", Map.of("email", "Rob@Flour.Example"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.data()).containsEntry("email", "bob@flour.example");
        assertThat(Posted.of(api, World.FLOUR))
                .containsExactly(
                        "confirm_address rob@flour.example", "address_change bob@flour.example");
        assertThat(Posted.to(api, World.FLOUR, "rob@flour.example").getFirst())
                .endsWith(" /confirm-address/{link}");
        for (var taken :
                List.of("eve@mill.example", "bob@flour.example", World.GUS, "nobody", "")) {
            assertThat(bob.put(USERS + "/1002/update-email", Map.of("email", taken)).errors())
                    .as(taken)
                    .containsOnlyKeys("email");
        }
        assertThat(bob.put(USERS + "/1001/update-email", Map.of("email", "x@y.example")).status())
                .isEqualTo(403);
    }

    @Test
    void whoeverHasAPasswordShowsItToChangeTheirAddress() {
        password("Sourdough1");
        var path = USERS + "/1002/update-email";
        var email = "rob@flour.example";
        assertThat(bob.put(path, Map.of("email", email)).errors())
                .containsOnlyKeys("current_password");
        var wrong = Map.of("email", email, "current_password", "Sourdough2");
        assertThat(bob.put(path, wrong).errors()).containsOnlyKeys("current_password");
        assertThat(bob.put(USERS + "/1002/update-password", wrong).errors())
                .containsOnlyKeys("current_password");
        assertThat(Posted.of(api, World.FLOUR)).isEmpty();
        var right = Map.of("email", email, "current_password", "Sourdough1");
        assertThat(bob.put(path, right).status()).isEqualTo(200);
        assertThat(ann.put(path, Map.of("email", email)).status()).isEqualTo(200);
    }

    @Test
    void theCurrentPasswordIsGuessedNoFasterThanAtTheDoor() {
        password("Sourdough1");
        var path = USERS + "/1002/update-password";
        var guess = Map.of("password", "Wheat2026", "current_password", "Rye2026");
        for (int i = 0; i < 5; i++) {
            assertThat(bob.put(path, guess).status()).isEqualTo(422);
        }
        var late = bob.put(path, guess);
        assertThat(late.status()).isEqualTo(429);
        assertThat(late.header("Retry-After")).matches("[0-9]+");
        assertThat(Posted.of(api, World.FLOUR)).isEmpty();
    }

    @Test
    void aNewPasswordFollowsTheRulesAndItsOwnerHearsOfIt() {
        password("Sourdough1");
        var path = USERS + "/1002/update-password";
        var current = Map.of("current_password", "Sourdough1");
        for (var bad : List.of("Ab1", "sourdough1", "SOURDOUGH1", "Sourdough", "Ab1".repeat(43))) {
            var body = new HashMap<String, Object>(current);
            body.put("password", bad);
            assertThat(bob.put(path, body).errors()).as(bad).containsOnlyKeys("password");
        }
        var other = new HashMap<String, Object>(current);
        other.put("password", "Wheat2026");
        other.put("password_confirmation", "Wheat2027");
        assertThat(bob.put(path, other).errors()).containsOnlyKeys("password");
        other.put("password_confirmation", "Wheat2026");
        assertThat(bob.put(path, other).status()).isEqualTo(200);
        assertThat(Posted.of(api, World.FLOUR))
                .containsExactly("password_changed bob@flour.example");
        assertThat(bob.put(path, other).errors()).containsOnlyKeys("current_password");
        assertThat(ann.put(path, Map.of("password", "Barley2026")).status()).isEqualTo(200);
        assertThat(bob.put(USERS + "/1001/update-password", other).status()).isEqualTo(403);
    }

    @Test
    void anotherPasswordEndsWhatCameByTheOldOneButNotTheTokenThatAsksForIt() {
        password("Sourdough1");
        var own = refreshing(Means.PASSWORD);
        var other = refreshing(Means.CODE);
        session();
        var body = Map.of("current_password", "Sourdough1", "password", "Wheat2026");
        var path = USERS + "/1002/update-password";
        assertThat(api.as(own).put(path, body).status()).isEqualTo(200);
        assertThat(left()).containsExactly("password");
        assertThat(api.as(own).get("/me").status()).isEqualTo(200);
        assertThat(api.as(other).get("/me").status()).isEqualTo(401);
        assertThat(api.as(World.BOB_TOKEN).get("/me").status()).isEqualTo(200);

        session();
        assertThat(ann.put(path, Map.of("password", "Barley2026")).status()).isEqualTo(200);
        assertThat(left()).isEmpty();
    }

    /// A token of Bob's for an application, which he may refresh, and a code beside it.
    private String refreshing(Means means) {
        return api.database()
                .database()
                .write(
                        tx -> {
                            var made = CreateClient.run(tx, World.FLOUR, "Till", World.NOON);
                            var client = ClientStore.find(tx, made.id()).orElseThrow();
                            var code =
                                    new Code(
                                            client.id(),
                                            World.BOB_ID,
                                            "https://till.example",
                                            null,
                                            World.NOON.plusSeconds(600),
                                            null,
                                            null);
                            ConsentStore.insertCode(
                                    tx, Secret.hash(Secret.fresh()), code, World.NOON);
                            var consent =
                                    ConsentStore.insert(
                                            tx, client, World.BOB_ID, means, World.NOON);
                            return MintToken.refreshable(tx, consent, World.NOON).token();
                        });
    }

    private void session() {
        api.database().database().write(tx -> OpenSession.run(tx, World.BOB_ID, World.NOON));
    }

    /// What lets Bob in beside his personal tokens.
    private List<String> left() {
        return api.database()
                .database()
                .write(
                        tx ->
                                tx.createQuery(
                                                """
                                                select means
                                                  from refresh_token r
                                                  join consent c on c.id = r.consent_id
                                                 where c.member_id = 1002
                                                union all
                                                select 'session' from web_session where member_id = 1002
                                                union all
                                                select 'code' from authorization_code where member_id = 1002
                                                """)
                                        .mapTo(String.class)
                                        .list());
    }

    /// Null is none.
    private void password(String text) {
        var kept = text == null ? null : Password.of(text).kept();
        api.database()
                .database()
                .write(
                        tx ->
                                tx.createUpdate(
                                                "update account set password_hash = :kept where member_id = 1002")
                                        .bind("kept", kept)
                                        .execute());
    }
}
