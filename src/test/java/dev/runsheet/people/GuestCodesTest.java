package dev.runsheet.people;

import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.GUS;
import static dev.runsheet.testing.World.MILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.Guests;
import dev.runsheet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class GuestCodesTest {
    private static final String CODE = Guests.GUS_TOKEN;

    @Test
    void aCodeIsPlainAndAlwaysTheSame() {
        assertThat(CODE).matches("[0-9a-f]{41}");
        assertThat(Guests.CODES.of(FLOUR, 1, 1)).isEqualTo(CODE);
    }

    @Test
    void eachGuestGenerationOrganizationAndKeyHasItsOwn() {
        var other =
                new GuestCodes(
                        new SecretKeySpec(
                                "another key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(
                        new String[] {
                            CODE,
                            Guests.CODES.of(FLOUR, 2, 1),
                            Guests.CODES.of(FLOUR, 1, 2),
                            Guests.CODES.of(MILL, 1, 1),
                            other.of(FLOUR, 1, 1)
                        })
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyTheWholeCodeOfThisOrganizationNamesTheGuest() {
        TestDatabase.tx(
                tx -> {
                    assertThat(Guests.CODES.holder(tx, FLOUR, CODE))
                            .map(Guest::email)
                            .contains(GUS);
                    for (var wrong :
                            new String[] {
                                "",
                                "1",
                                GUS,
                                CODE.substring(1),
                                CODE.substring(0, 40),
                                "2" + CODE.substring(1),
                                "0" + CODE,
                                CODE.toUpperCase(),
                                CODE.substring(0, 40) + (CODE.endsWith("0") ? "1" : "0"),
                                Guests.CODES.of(FLOUR, 1, 2),
                                Guests.CODES.of(FLOUR, 99, 1)
                            }) {
                        assertThat(Guests.CODES.holder(tx, FLOUR, wrong)).as(wrong).isEmpty();
                    }
                    assertThat(Guests.CODES.holder(tx, MILL, CODE)).isEmpty();
                });
    }
}
