package dev.runsheet.custom;

import static dev.runsheet.testing.CustomKeys.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.MembersApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.CustomKeys;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.World;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeopleCustomFieldsApiTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final String BOB = ORG + "/users/1002";

    private final ApiServer api =
            ApiServer.of(
                    CustomKeysApi::mount,
                    routes -> PeopleCustomFieldsApi.mount(routes, Guests.CODES),
                    MembersApi::mount,
                    Guests::mount);
    private final CustomKeys keys = new CustomKeys(api);
    private final ApiServer.Caller ann = api.as(World.ANN_TOKEN);
    private final ApiServer.Caller bob = api.as(World.BOB_TOKEN);
    private final ApiServer.Caller lin = api.as(World.LIN_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void theFieldsOfAMemberAreForTheMemberAndAdministrators() {
        keys.add("badge", "member", "text");
        keys.add("desk", "user", "number");
        var fields = BOB + "/custom-fields";
        assertThat(bob.put(fields, body(Map.of("badge", "B-7"))).data())
                .isEqualTo(body(Map.of("badge", "B-7")));
        assertThat(ann.patch(fields + "/desk", Map.of("value", 4)).data())
                .isEqualTo(body(Map.of("badge", "B-7", "desk", 4)));
        assertThat(bob.get(fields).data()).isEqualTo(body(Map.of("badge", "B-7", "desk", 4)));
        assertThat(bob.delete(fields + "/desk").data()).isEqualTo(body(Map.of("badge", "B-7")));
        assertThat(lin.get(fields).status()).isEqualTo(403);
        assertThat(lin.put(fields, body(Map.of())).status()).isEqualTo(403);
        assertThat(ann.get(BOB).data()).doesNotContainKey("custom_fields");
        assertThat(ann.get(ORG + "/users/1009/custom-fields").status()).isEqualTo(404);
        assertThat(ann.put(ORG + "/users/x/custom-fields", body(Map.of())).status()).isEqualTo(404);
    }

    @Test
    void theFieldsOfAGuestGoByTheGuestsCode() {
        keys.add("company", "guest", "text");
        var guest = ann.get(ORG + "/guests/" + World.GUS).data();
        assertThat(guest).doesNotContainKey("custom_fields");
        var fields = ORG + "/guests/" + guest.get("guest_code") + "/custom-fields";
        assertThat(ann.put(fields, body(Map.of("company", "Mill"))).data())
                .isEqualTo(body(Map.of("company", "Mill")));
        assertThat(lin.get(fields).data()).isEqualTo(body(Map.of("company", "Mill")));
        assertThat(bob.put(fields, body(Map.of())).status()).isEqualTo(403);
        assertThat(bob.patch(fields + "/company", Map.of("value", "x")).status()).isEqualTo(403);
        assertThat(bob.delete(fields + "/company").status()).isEqualTo(403);
        var byAddress = ORG + "/guests/" + World.GUS + "/custom-fields";
        assertThat(ann.get(byAddress).status()).isEqualTo(404);
        assertThat(ann.put(byAddress, body(Map.of())).status()).isEqualTo(404);
    }
}
