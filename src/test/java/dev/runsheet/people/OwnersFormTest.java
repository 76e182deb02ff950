package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_ID;
import static dev.runsheet.testing.World.BOB_ID;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.GUS;
import static dev.runsheet.testing.World.OVENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Body;
import dev.runsheet.base.Faults;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Owners;
import dev.runsheet.testing.TestDatabase;
import dev.runsheet.testing.World;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnersFormTest {
    @Test
    void anEntryIsAnIdOrAnObjectThatWasReadBefore() {
        var owners =
                read(
                        Map.of(
                                "users",
                                List.of(1001, "1002", Map.of("id", 1002, "full_name", "Bob")),
                                "guests",
                                List.of("Gus@Flour.example", Map.of("email", GUS), "new@x.example"),
                                "groups",
                                List.of(OVENS.hex(), Map.of("id", OVENS.hex()))));
        assertThat(owners)
                .isEqualTo(
                        new Owners(
                                List.of(ANN_ID, BOB_ID),
                                List.of(GUS, "new@x.example"),
                                List.of(OVENS)));
    }

    @Test
    void assigneesIsAnotherWordForUsers() {
        assertThat(read(Map.of("assignees", List.of(1002))).members()).containsExactly(BOB_ID);
        assertThat(read(Map.of("users", List.of(1001), "assignees", List.of(1002))).members())
                .containsExactly(ANN_ID);
    }

    @Test
    void aBucketThatIsMissingOrNullIsEmpty() {
        assertThat(read(Map.of())).isEqualTo(Owners.NOBODY);
        var nulls = new HashMap<String, Object>();
        nulls.put("users", null);
        nulls.put("guests", null);
        assertThat(read(nulls)).isEqualTo(Owners.NOBODY);
    }

    @Test
    void everyEntryThatIsNobodyIsAFaultUnderItsPath() {
        var faults =
                faults(
                        Map.of(
                                "users",
                                Arrays.asList(1001, 1009, "ann", null, -1),
                                "guests",
                                List.of("no address", "ann@flour.example", 7),
                                "groups",
                                List.of(GroupId.fresh().hex(), "x")));
        assertThat(faults)
                .extracting(FieldError::path)
                .containsExactlyInAnyOrder(
                        "owners.users.1",
                        "owners.users.2",
                        "owners.users.3",
                        "owners.users.4",
                        "owners.guests.0",
                        "owners.guests.1",
                        "owners.guests.2",
                        "owners.groups.0",
                        "owners.groups.1");
        assertThat(faults)
                .contains(
                        new FieldError("owners.users.1", "The selected owners.users.1 is invalid."))
                .contains(
                        new FieldError(
                                "owners.guests.1",
                                "ann@flour.example is a member, who is assigned under users."));
    }

    @Test
    void aBucketThatIsNoListIsAFault() {
        assertThat(faults(Map.of("users", "1001", "guests", Map.of(), "groups", 1)))
                .extracting(FieldError::path)
                .containsExactlyInAnyOrder("owners.users", "owners.guests", "owners.groups");
    }

    @Test
    void aDisabledMemberIsGivenNothing() {
        TestDatabase.tx(
                tx -> {
                    DisableMember.run(tx, World.ANN, BOB_ID, World.NOON);
                    var faults = new Faults();
                    var body = Body.of(Map.of("users", List.of(1002)), "owners", faults);
                    OwnersForm.read(tx, FLOUR, body);
                    assertThat(faults.all()).hasSize(1);
                });
    }

    private static Owners read(Map<String, Object> owners) {
        return TestDatabase.txOf(
                tx -> {
                    var body = Body.of(owners, "owners", new Faults());
                    var read = OwnersForm.read(tx, FLOUR, body);
                    assertThat(body.faults().all()).isEmpty();
                    return read;
                });
    }

    private static List<FieldError> faults(Map<String, Object> owners) {
        return TestDatabase.txOf(
                tx -> {
                    var faults = new Faults();
                    OwnersForm.read(tx, FLOUR, Body.of(owners, "owners", faults));
                    return faults.all();
                });
    }
}
