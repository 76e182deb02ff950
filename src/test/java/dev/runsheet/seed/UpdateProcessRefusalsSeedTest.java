package dev.runsheet.seed;

import static dev.runsheet.seed.UpdateProcessSeedTest.caller;
import static dev.runsheet.testing.Forms.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// The page "Update process": 404, 403, 400 and 422, always as a JSON object, under either base
/// address.
@ParameterizedClass
@ValueSource(strings = {"", "/api"})
class UpdateProcessRefusalsSeedTest {
    private static final Recipe.Made ONBOARDING =
            Recipe.called("Onboarding Template")
                    .kickoff(field("dropdown", "Terms"))
                    .step("Sign", Map.of())
                    .create(SharedServer.API);
    private final String mount;
    private final Batch run = ONBOARDING.launch(Map.of("name", "Onboarding - Globex Corp"));

    UpdateProcessRefusalsSeedTest(String mount) {
        this.mount = mount;
    }

    @Test
    void aRunIdThatIsNotFoundIs404() {
        var runs = mount + "/organizations/" + World.FLOUR.hex() + "/runs/";
        for (var id : List.of("0123456789abcdef0123456789abcdef", "PROCESS_RUN_ID_TO_UPDATE")) {
            var reply = caller(World.ANN_TOKEN).put(runs + id, "{\"name\": \"Never\"}");
            assertRefused(reply, 404);
            assertThat(reply.json()).containsEntry("code", "RESOURCE_NOT_FOUND");
        }
        var mill = mount + "/organizations/" + World.MILL.hex() + "/runs/" + run.id();
        assertRefused(caller(World.EVE_TOKEN).put(mill, "{\"name\": \"Never\"}"), 404);
        assertUnchanged();
    }

    @Test
    void withoutATokenNobodyIsLetIn() {
        assertRefused(SharedServer.API.asNobody().put(path(), "{\"name\": \"Never\"}"), 401);
        assertUnchanged();
    }

    @Test
    void whoLacksPermissionGets403() {
        assertRefused(caller(World.EVE_TOKEN).put(path(), "{\"name\": \"Never\"}"), 403);
        assertRefused(caller(World.LIN_TOKEN).put(path(), "{\"name\": \"Never\"}"), 403);
        assertRefused(caller(World.BOB_TOKEN).put(path(), "{\"is_public\": true}"), 403);
        assertUnchanged();
    }

    @Test
    void aBodyThatIsNoJsonObjectIs400() {
        for (var body : List.of("{\"name\": ", "[]", "\"name\"", "name=Never")) {
            assertRefused(put(body), 400);
        }
        assertUnchanged();
    }

    @Test
    void everyInvalidFieldIsNamedAtOnceIn422() {
        var field = run.field("Terms");
        var reply =
                put(
                        """
                        {
                            "name": "",
                            "summary": 5,
                            "owner_id": "nobody",
                            "starred": "maybe",
                            "is_public": 2,
                            "publicly_hidden_fields": ["text"],
                            "users": ["4711", "nobody"],
                            "groups": ["nobody"],
                            "tags": ["0123456789abcdef0123456789abcdef"],
                            "folders": "none",
                            "prerun": {"%s": "Option B", "Customer": "Globex"}
                        }
                        """
                                .formatted(field));
        assertRefused(reply, 422);
        assertThat(reply.errors())
                .containsOnlyKeys(
                        "name",
                        "summary",
                        "owner_id",
                        "starred",
                        "is_public",
                        "publicly_hidden_fields.0",
                        "users.0",
                        "users.1",
                        "groups.0",
                        "tags.0",
                        "folders",
                        "prerun." + field,
                        "prerun.Customer");
        assertUnchanged();
    }

    private String path() {
        return mount + "/organizations/" + World.FLOUR.hex() + "/runs/" + run.id();
    }

    private Reply put(String body) {
        return caller(World.ANN_TOKEN).put(path(), body);
    }

    private void assertUnchanged() {
        assertThat(run.read())
                .containsEntry("name", "Onboarding - Globex Corp")
                .containsEntry("is_public", false)
                .containsEntry("prerun", Map.of());
    }

    private static void assertRefused(Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json()).containsEntry("error", true);
        assertThat(reply.json().get("message")).isInstanceOf(String.class);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
    }
}
