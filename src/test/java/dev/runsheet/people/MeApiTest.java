package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MeApiTest {
    private static final ApiServer API = ApiServer.of(MeApi::mount, OrganizationsApi::mount);

    @AfterAll
    static void close() {
        API.close();
    }

    // 1
    @Test
    void bothMountsAnswerTheSame() {
        var bare = API.as(ANN_TOKEN).get("/me");
        var mounted = API.as(ANN_TOKEN).get("/api/me");
        assertThat(bare.status()).isEqualTo(200);
        assertThat(mounted.text()).isEqualTo(bare.text());
    }

    // 15
    @Test
    void aPersonsIdIsANumberAndAnOrganizationsIdAString() {
        assertThat(API.as(ANN_TOKEN).get("/me").data()).containsEntry("id", 1001);
        assertThat(API.as(ANN_TOKEN).get("/organizations/" + FLOUR.hex()).data())
                .containsEntry("id", FLOUR.hex());
    }

    // 16
    @Test
    void anOrganizationSaysTwiceWhenItWasCreated() {
        var rows = API.as(ANN_TOKEN).get("/me/organizations").rows();
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst())
                .containsEntry("created_at", "2026-01-05T09:00:00.000Z")
                .containsEntry("created_on", "2026-01-05T09:00:00.000Z")
                .containsEntry("user_role", "admin");
    }
}
