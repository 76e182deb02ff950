package dev.runsheet.template;

import static dev.runsheet.template.Kitchen.list;
import static dev.runsheet.template.Kitchen.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What everybody may see.
class LibraryApiTest {
    private static final ApiServer API = ApiServer.of(TemplatesApi::mount, LibraryApi::mount);
    private static final ApiServer.Caller ANN = API.as(World.ANN_TOKEN);

    private final Kitchen kitchen = new Kitchen(ANN);

    @AfterAll
    static void close() {
        API.close();
    }

    private Map<String, Object> template(Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", "Bake bread");
        body.put("summary", "Slowly");
        body.put("webhook", "https://secret.example/hook");
        body.put("users", List.of(1002));
        body.put("prerun", List.of(Forms.field("text", "Customer")));
        body.put(
                "steps",
                List.of(
                        Map.of(
                                "title", "Knead",
                                "summary", "Ten minutes",
                                "assignees", List.of(1002),
                                "guests", List.of(World.GUS),
                                "captures", List.of(Forms.field("text", "Inner question")))));
        body.putAll(more);
        return kitchen.create(body);
    }

    private static Reply read(Object id, String rest) {
        return API.asNobody()
                .get("/public/library/" + World.FLOUR.hex() + "/blueprint/" + id + rest);
    }

    @Test
    void aPublicTemplateIsShownAndNothingElseOfIt() {
        var id = template(Map.of("is_public", true)).get("id");
        var reply = read(id, "");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.data())
                .containsOnlyKeys(
                        "id",
                        "organization_id",
                        "alias",
                        "title",
                        "summary",
                        "guidance",
                        "type",
                        "is_featured",
                        "icon",
                        "public_cover",
                        "explanation_video",
                        "topic_tags",
                        "industry_tags",
                        "steps_count",
                        "steps",
                        "prerun",
                        "custom_fields")
                .containsEntry("title", "Bake bread")
                .containsEntry("custom_fields", null);
        assertThat(list(reply.data().get("steps")).getFirst())
                .containsOnlyKeys("id", "title", "summary", "step_type", "position")
                .containsEntry("summary", "Ten minutes");
        assertThat(list(reply.data().get("prerun")).getFirst()).containsEntry("label", "Customer");
        assertThat(reply.text())
                .doesNotContain("1001", "1002", World.GUS, "secret.example", "Inner question");
    }

    @Test
    void itIsHiddenAtOnceWhenItIsTurnedOff() {
        var id = template(Map.of("is_public", true)).get("id");
        ANN.put(one(id), Map.of("title", "Bake bread", "is_public", false));
        assertThat(read(id, "").status()).isEqualTo(404);
        ANN.put(one(id), Map.of("title", "Bake bread", "is_public", true));
        assertThat(read(id, "").status()).isEqualTo(200);
        ANN.delete(one(id));
        assertThat(read(id, "").status()).isEqualTo(404);
    }

    @Test
    void whatIsNotPublicLooksLikeWhatIsNot() {
        var hidden = template(Map.of()).get("id");
        var nothing = "0".repeat(32);
        for (var rest : List.of("", "/kick-off")) {
            assertThat(plain(read(hidden, rest))).isEqualTo(plain(read(nothing, rest)));
            assertThat(read(hidden, rest).status()).isEqualTo(404);
            assertThat(read("nothing", rest).status()).isEqualTo(404);
        }
        var shown = template(Map.of("is_public", true)).get("id");
        var mill = "/public/library/" + World.MILL.hex() + "/blueprint/" + shown;
        assertThat(API.asNobody().get(mill).status()).isEqualTo(404);
        assertThat(read(shown, "/kick-off").status()).isEqualTo(404);
    }

    private static String plain(Reply reply) {
        return reply.status() + reply.json().get("message").toString();
    }

    @Test
    void aPublicFormIsShownByItsTwoAddresses() {
        var made = template(Map.of("is_public_kickoff", true));
        var reply = read(made.get("id"), "/kick-off");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.data())
                .containsOnlyKeys(
                        "id", "organization_id", "alias", "title", "description", "prerun")
                .containsEntry("title", "Bake bread");
        var named =
                API.asNobody()
                        .get("/api/" + World.FLOUR.hex() + "/public/kickoff/" + made.get("alias"));
        assertThat(named.data()).isEqualTo(reply.data());
        assertThat(read(made.get("id"), "").status()).isEqualTo(404);
        ANN.put(one(made.get("id")), Map.of("title", "Bake bread", "kickoff_title", "Order"));
        assertThat(read(made.get("id"), "/kick-off").data()).containsEntry("title", "Order");
    }
}
