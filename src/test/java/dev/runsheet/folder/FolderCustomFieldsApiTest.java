package dev.runsheet.folder;

import static dev.runsheet.testing.CustomKeys.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.custom.CustomKeysApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.CustomKeys;
import dev.runsheet.testing.World;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FolderCustomFieldsApiTest {
    private static final String ALL = "/organizations/" + World.FLOUR.hex() + "/folders";

    private final ApiServer api =
            ApiServer.of(CustomKeysApi::mount, FoldersApi::mount, FolderCustomFieldsApi::mount);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void everyMemberMayChangeThem() {
        var keys = new CustomKeys(api);
        keys.add("code", "folder", "text", Map.of("is_required", true));
        keys.add("size", "folder", "number");
        var lin = api.as(World.LIN_TOKEN);
        var bob = api.as(World.BOB_TOKEN);
        var made = bob.post(ALL, Map.of("name", "March")).data();
        assertThat(made).containsEntry("custom_fields", Map.of());
        var one = ALL + "/" + made.get("id");
        var fields = one + "/custom-fields";
        assertThat(lin.put(fields, body(Map.of())).errors()).containsOnlyKeys("custom_fields.code");
        assertThat(lin.put(fields, body(Map.of("code", "M", "size", 2))).data())
                .isEqualTo(body(Map.of("code", "M", "size", 2)));
        assertThat(lin.patch(fields + "/code", Map.of("value", "m")).data())
                .isEqualTo(body(Map.of("code", "m", "size", 2)));
        assertThat(lin.delete(fields + "/size").data()).isEqualTo(body(Map.of("code", "m")));
        assertThat(bob.get(fields).data()).isEqualTo(body(Map.of("code", "m")));
        assertThat(bob.put(one, Map.of("name", "April")).data())
                .containsEntry("custom_fields", Map.of("code", "m"));
        assertThat(bob.get(ALL).rows().getFirst())
                .containsEntry("custom_fields", Map.of("code", "m"));
        assertThat(lin.get(ALL + "/x/custom-fields").status()).isEqualTo(404);
    }
}
