package dev.runsheet.people;

import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Refusal;
import dev.runsheet.base.Role;
import dev.runsheet.people.Numbers.Kind;
import dev.runsheet.testing.TestDatabase;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoundOrganizationTest {
    private static final NewMember MO =
            new NewMember("mo@dairy.example", "Mo", "Kern", Role.STANDARD, "Europe/Berlin");

    @Test
    void aNewOrganizationHasAnAdministratorWhoseTokenWorks() {
        TestDatabase.tx(
                tx -> {
                    var founded =
                            FoundOrganization.run(tx, "Kern's Dairy!", "Europe/Berlin", MO, NOON);
                    var actor =
                            Authenticate.forOrganization(tx, founded.token(), founded.org(), NOON);
                    assertThat(actor.isAdmin()).isTrue();
                    assertThat(actor.member()).contains(founded.admin());
                    var organization = OrganizationStore.find(tx, founded.org());
                    assertThat(organization.slug()).isEqualTo("kern-s-dairy");
                    assertThat(organization.workingTime().zone().getId())
                            .isEqualTo("Europe/Berlin");
                    assertThat(
                                    MemberStore.find(tx, founded.org(), founded.admin())
                                            .isDefaultAdmin())
                            .isTrue();
                });
    }

    @Test
    void itsFirstApplicationWorksToo() {
        TestDatabase.tx(
                tx -> {
                    var founded = FoundOrganization.run(tx, "Dairy", "UTC", MO, NOON);
                    var secret = Optional.of(founded.client().secret());
                    var client = GrantToken.client(tx, Optional.of(founded.client().id()), secret);
                    var token = MintToken.forClient(tx, client.asHolder(), NOON);
                    assertThat(
                                    Authenticate.forApplication(
                                                    tx, token.token(), founded.org(), NOON)
                                            .isAdmin())
                            .isTrue();
                    assertThatThrownBy(
                                    () ->
                                            Authenticate.forOrganization(
                                                    tx, EVE_TOKEN, founded.org(), NOON))
                            .isInstanceOf(Refusal.class);
                });
    }

    @Test
    void itsNumbersBeginAtOne() {
        TestDatabase.tx(
                tx -> {
                    var org = FoundOrganization.run(tx, "Dairy", "UTC", MO, NOON).org();
                    assertThat(Numbers.next(tx, org, Kind.RUN, 1)).isEqualTo(1);
                    assertThat(Numbers.next(tx, org, Kind.TASK, 5)).isEqualTo(1);
                    assertThat(Numbers.next(tx, org, Kind.TASK, 2)).isEqualTo(6);
                    assertThat(Numbers.next(tx, org, Kind.TASK, 1)).isEqualTo(8);
                    assertThat(Numbers.next(tx, org, Kind.TEMPLATE, 1)).isEqualTo(1);
                });
    }

    @Test
    void furtherMembersAreAddedByName() {
        TestDatabase.tx(
                tx -> {
                    var founded = FoundOrganization.run(tx, "Dairy", "UTC", MO, NOON);
                    var kim = new NewMember("kim@dairy.example", "Kim", "", Role.LIGHT, "UTC");
                    var person = AddMember.run(tx, Actor.clock(founded.org()), kim, NOON);
                    assertThat(person.fullName()).isEqualTo("Kim");
                    var member = MemberStore.find(tx, founded.org(), person.id());
                    assertThat(member.role()).isEqualTo(Role.LIGHT);
                    assertThat(member.status()).isEqualTo(Member.Status.ACTIVE);
                    assertThatThrownBy(
                                    () -> AddMember.run(tx, Actor.clock(founded.org()), kim, NOON))
                            .isInstanceOf(Refusal.class);
                });
    }
}
