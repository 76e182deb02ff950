package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.GUS;
import static dev.runsheet.testing.World.NOON;
import static dev.runsheet.testing.World.OVENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.Token.Holder;
import dev.runsheet.run.DissolvedGroupsApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Guests;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// No input of any kind is a fault of ours: every field of every write meets every kind of
/// nonsense.
class NonsenseTest {
    private static final ApiServer API =
            ApiServer.of(
                    OauthApi::mount,
                    ApplicationsApi::mount,
                    OrganizationsApi::mount,
                    MembersApi::mount,
                    Guests::mount,
                    DissolvedGroupsApi::mount,
                    GroupsApi::mount);
    private static final String HOME = "/organizations/" + FLOUR.hex();
    private static final String APPLICATION = "/applications/" + FLOUR.hex();

    /// As they are written in JSON.
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1.5",
                    "1e300",
                    "123456789012345678901234567890",
                    "\"\"",
                    "\" \"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"" + "x".repeat(70_000) + "\"",
                    "\"' or 1=1 --\"",
                    "[]",
                    "[null]",
                    "[1,\"x\",{},[]]",
                    "[\"\\u0000\"]",
                    "{}",
                    "{\"id\":null}",
                    "{\"from\":1,\"to\":[]}",
                    "{\"Monday\":{\"from\":\"x\"}}",
                    "{\"type\":7,\"value\":1e99}");

    private record Write(String token, String method, String path, String... fields) {}

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void everyFieldOfEveryWriteMeetsEveryKindOfNonsense() {
        var application = application();
        var writes =
                List.of(
                        new Write(
                                ANN_TOKEN,
                                "PUT",
                                HOME,
                                "name",
                                "slug",
                                "timezone",
                                "working_days",
                                "default_deadline",
                                "allow_user_invite",
                                "allow_manage_groups"),
                        new Write(
                                ANN_TOKEN,
                                "POST",
                                HOME + "/users/invite",
                                "email",
                                "first_name",
                                "last_name",
                                "role",
                                "message"),
                        new Write(ANN_TOKEN, "PUT", HOME + "/users/1002/role", "role"),
                        new Write(
                                ANN_TOKEN,
                                "POST",
                                HOME + "/groups",
                                "name",
                                "description",
                                "members",
                                "guests",
                                "users"),
                        new Write(
                                ANN_TOKEN,
                                "PUT",
                                HOME + "/groups/" + OVENS.hex(),
                                "name",
                                "description",
                                "members",
                                "guests"),
                        new Write(
                                application,
                                "POST",
                                APPLICATION + "/users",
                                "email",
                                "first_name",
                                "last_name",
                                "role",
                                "timezone"),
                        new Write(
                                application,
                                "POST",
                                "/oauth/token",
                                "grant_type",
                                "client_id",
                                "client_secret"));
        int count = 0;
        for (var write : writes) {
            for (var field : write.fields()) {
                for (var value : VALUES) {
                    var body = "{\"" + field + "\":" + value + "}";
                    var reply = API.as(write.token()).send(write.method(), write.path(), body);
                    assertThat(reply.status()).as(write.path() + " " + body).isLessThan(500);
                    count++;
                }
            }
        }
        System.out.println(count + " pieces of nonsense, no fault of ours");
    }

    @Test
    void noPathAndNoQueryIsAFaultOfOurs() {
        var ann = API.as(ANN_TOKEN);
        for (var odd :
                List.of("%00", "%FF", "%ud800", "..", "%2F", "x".repeat(3_000), "'", "%25")) {
            for (var path :
                    List.of(
                            "/users?q=",
                            "/guests?q=",
                            "/groups?q=",
                            "/users?sort=",
                            "/users?page=")) {
                assertThat(ann.get(HOME + path + odd.replace("%u", "%25u")).status())
                        .as(path + odd)
                        .isLessThan(500);
            }
            for (var path : List.of("/users/", "/guests/", "/groups/")) {
                assertThat(ann.get(HOME + path + odd.replace("%u", "%25u")).status())
                        .as(path + odd)
                        .isLessThan(500);
            }
        }
        assertThat(ann.get(HOME + "/guests/" + GUS).status()).isEqualTo(200);
    }

    private static String application() {
        return API.database()
                .database()
                .write(
                        tx -> {
                            var client = CreateClient.run(tx, FLOUR, "Till", NOON);
                            var holder = new Holder.Client(client.id(), FLOUR);
                            return MintToken.forClient(tx, holder, NOON).token();
                        });
    }
}
