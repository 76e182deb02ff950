package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_ID;
import static dev.runsheet.testing.World.BOB_ID;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.MILL;
import static dev.runsheet.testing.World.OVENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.testing.TestDatabase;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonStoreTest {
    private static final MemberId EVE_ID = new MemberId(1009);

    @Test
    void membersOfTheOrganizationHaveNames() {
        TestDatabase.tx(
                tx ->
                        assertThat(
                                        PersonStore.find(
                                                tx, FLOUR, List.of(ANN_ID, BOB_ID, ANN_ID, EVE_ID)))
                                .isEqualTo(
                                        Map.of(
                                                ANN_ID,
                                                new Person(
                                                        ANN_ID,
                                                        "ann@flour.example",
                                                        "ann",
                                                        "Ann",
                                                        "Baker"),
                                                BOB_ID,
                                                new Person(
                                                        BOB_ID,
                                                        "bob@flour.example",
                                                        "bob",
                                                        "Bob",
                                                        "Stone"))));
    }

    @Test
    void aDisabledMemberKeepsTheirName() {
        TestDatabase.tx(
                tx -> {
                    DisableMember.run(tx, World.ANN, BOB_ID, World.NOON);
                    assertThat(PersonStore.find(tx, FLOUR, List.of(BOB_ID))).hasSize(1);
                });
    }

    @Test
    void groupsHaveNamesInTheirOrganizationOnly() {
        TestDatabase.tx(
                tx -> {
                    var ids = List.of(OVENS, GroupId.fresh());
                    assertThat(PersonStore.groupNames(tx, FLOUR, ids))
                            .isEqualTo(Map.of(OVENS, "Ovens"));
                    assertThat(PersonStore.groupNames(tx, MILL, ids)).isEmpty();
                });
    }

    @Test
    void theRosterKnowsWhoMayBeNamed() {
        TestDatabase.tx(
                tx -> {
                    DisableMember.run(tx, World.ANN, World.LIN_ID, World.NOON);
                    var roster = new Roster(tx, World.ANN);
                    assertThat(roster.isMember(BOB_ID)).isTrue();
                    assertThat(roster.isMember(World.LIN_ID)).isFalse();
                    assertThat(roster.isMember(EVE_ID)).isFalse();
                    assertThat(roster.isGroup(OVENS)).isTrue();
                    assertThat(roster.isGroup(GroupId.fresh())).isFalse();
                    assertThat(new Roster(tx, World.EVE).isGroup(OVENS)).isFalse();
                });
    }
}
