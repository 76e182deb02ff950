package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.GUS;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Guests;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GuestsApiTest {
    private static final ApiServer API = ApiServer.of(Guests::mount);
    private static final String HOME = "/organizations/" + FLOUR.hex();
    private static final String GUESTS = HOME + "/guests";

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void anUnknownGuestIsNotFound() {
        var reply = API.as(ANN_TOKEN).get(GUESTS + "/nobody@flour.example");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json()).containsEntry("code", "RESOURCE_NOT_FOUND");
        assertThat(API.as(EVE_TOKEN).get(GUESTS + "/" + GUS).status()).isEqualTo(403);
    }

    @Test
    void aGuestsLinkEndsInACodeThatNamesTheGuest() {
        var gus = API.as(ANN_TOKEN).get("/api" + GUESTS + "/" + GUS).data();
        var code = (String) gus.get("guest_code");
        assertThat(gus).containsEntry("guest_id", code).containsEntry("disabled_at", null);
        assertThat(gus.get("link"))
                .isEqualTo(API.url("/guest-all-task/" + FLOUR.hex() + "/" + code));
        assertThat(API.as(ANN_TOKEN).get(GUESTS + "/" + code).data()).containsEntry("email", GUS);
    }

    @Test
    void guestsAreListedSearchedAndSorted() {
        try (var api = ApiServer.of(Guests::mount)) {
            var more = List.of("ada@dairy.example", "zoe@dairy.example");
            api.database()
                    .database()
                    .write(
                            tx -> {
                                WelcomeGuests.run(tx, ANN, more, NOON);
                                return null;
                            });
            var ann = api.as(ANN_TOKEN);
            var all = ann.get(GUESTS);
            assertThat(all.rows())
                    .extracting(row -> row.get("email"))
                    .containsExactly(GUS, "ada@dairy.example", "zoe@dairy.example");
            assertThat(all.pagination()).containsEntry("per_page", 999).containsEntry("total", 3);
            assertThat(ann.get(GUESTS + "?q=DAIRY&sort=-email").rows())
                    .extracting(row -> row.get("email"))
                    .containsExactly("zoe@dairy.example", "ada@dairy.example");
            assertThat(ann.get(GUESTS + "?per_page=1&page=2&sort_by=email").rows())
                    .extracting(row -> row.get("email"))
                    .containsExactly(GUS);
            assertThat(ann.get(GUESTS + "?without_pagination=true").json())
                    .containsOnlyKeys("data");
            assertThat(ann.get(GUESTS + "?sort=-created_at").rows()).hasSize(3);
            assertThat(ann.get(HOME + "/guests-list").rows()).hasSize(3);
        }
    }
}
