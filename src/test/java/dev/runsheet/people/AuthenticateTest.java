package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_ID;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_ID;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.MILL;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.Actor;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Refusal;
import dev.runsheet.base.Settings;
import dev.runsheet.people.Token.Holder;
import dev.runsheet.testing.TestDatabase;
import dev.runsheet.testing.World;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AuthenticateTest {
    @Test
    void aTokenIsItsHolderWithRoleAndGroups() {
        TestDatabase.tx(
                tx -> {
                    assertThat(Authenticate.forOrganization(tx, ANN_TOKEN, FLOUR, NOON))
                            .isEqualTo(World.ANN);
                    assertThat(Authenticate.forOrganization(tx, BOB_TOKEN, FLOUR, NOON))
                            .isEqualTo(World.BOB);
                });
    }

    @Test
    void anUnknownTokenIsNobody() {
        TestDatabase.tx(
                tx -> {
                    refused(
                            Problem.Unauthenticated.class,
                            () -> Authenticate.forOrganization(tx, "guess", FLOUR, NOON));
                    refused(
                            Problem.Unauthenticated.class,
                            () -> Authenticate.forAccount(tx, "guess", NOON));
                });
    }

    @Test
    void aTokenEndsAtItsMoment() {
        TestDatabase.tx(
                tx -> {
                    var token = MintToken.forMember(tx, ANN_ID, "test", NOON);
                    var end = NOON.plusSeconds(token.expiresIn());
                    var last = end.minusMillis(1);
                    assertThat(Authenticate.forAccount(tx, token.token(), last).id())
                            .isEqualTo(ANN_ID);
                    refused(
                            Problem.Unauthenticated.class,
                            () -> Authenticate.forAccount(tx, token.token(), end));
                });
    }

    @Test
    void aStrangerLearnsNotWhetherTheOrganizationExists() {
        TestDatabase.tx(
                tx -> {
                    var real =
                            refused(
                                    Problem.Forbidden.class,
                                    () -> Authenticate.forOrganization(tx, EVE_TOKEN, FLOUR, NOON));
                    var none =
                            refused(
                                    Problem.Forbidden.class,
                                    () ->
                                            Authenticate.forOrganization(
                                                    tx, EVE_TOKEN, OrgId.fresh(), NOON));
                    assertThat(none).isEqualTo(real);
                });
    }

    @Test
    void aDisabledMemberIsShutOutAtOnceAndAnEnabledOneComesBackWithAnotherToken() {
        TestDatabase.tx(
                tx -> {
                    DisableMember.run(tx, World.ANN, BOB_ID, NOON);
                    refused(
                            Problem.Unauthenticated.class,
                            () -> Authenticate.forOrganization(tx, BOB_TOKEN, FLOUR, NOON));
                    EnableMember.run(tx, World.ANN, BOB_ID, Settings.DEFAULT.membership(), NOON);
                    refused(
                            Problem.Unauthenticated.class,
                            () -> Authenticate.forOrganization(tx, BOB_TOKEN, FLOUR, NOON));
                    var token = MintToken.forMember(tx, BOB_ID, "New", NOON).token();
                    assertThat(Authenticate.forOrganization(tx, token, FLOUR, NOON).groups())
                            .isEmpty();
                });
    }

    @Test
    void anApplicationActsForItsOwnOrganizationOnly() {
        TestDatabase.tx(
                tx -> {
                    var client = CreateClient.run(tx, FLOUR, "Till", NOON);
                    var holder = new Holder.Client(client.id(), FLOUR);
                    var token = MintToken.forClient(tx, holder, NOON).token();
                    var till = new Actor(FLOUR, new Actor.Who.Application(client.id()));
                    assertThat(Authenticate.forOrganization(tx, token, FLOUR, NOON))
                            .isEqualTo(till);
                    assertThat(Authenticate.forApplication(tx, token, FLOUR, NOON)).isEqualTo(till);
                    refused(
                            Problem.Forbidden.class,
                            () -> Authenticate.forOrganization(tx, token, MILL, NOON));
                    refused(
                            Problem.Forbidden.class,
                            () -> Authenticate.forApplication(tx, token, MILL, NOON));
                    refused(
                            Problem.Unauthenticated.class,
                            () -> Authenticate.forAccount(tx, token, NOON));
                });
    }

    @Test
    void aPersonIsNoApplication() {
        TestDatabase.tx(
                tx ->
                        refused(
                                Problem.Unauthenticated.class,
                                () -> Authenticate.forApplication(tx, ANN_TOKEN, FLOUR, NOON)));
    }

    @Test
    void onlyTheHashOfATokenIsKept() {
        TestDatabase.tx(
                tx -> {
                    var minted = MintToken.forMember(tx, ANN_ID, "test", NOON);
                    var kept = TokenStore.find(tx, Secret.hash(minted.token())).orElseThrow();
                    assertThat(kept.hash()).hasSize(32);
                    assertThat(minted.token()).hasSize(43);
                    assertThat(kept.isGood(Secret.hash(minted.token()), NOON)).isTrue();
                    assertThat(kept.isGood(Secret.hash(minted.token() + "x"), NOON)).isFalse();
                    assertThat(Duration.ofSeconds(minted.expiresIn())).hasDays(182);
                });
    }

    private static Problem refused(Class<? extends Problem> kind, ThrowingCallable work) {
        var problem = new Problem[1];
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(Refusal.class, refusal -> problem[0] = refusal.problem());
        assertThat(problem[0]).isInstanceOf(kind);
        return problem[0];
    }
}
