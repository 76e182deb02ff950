package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_ID;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Refusal;
import dev.runsheet.base.Role;
import dev.runsheet.people.Member.Change;
import dev.runsheet.people.Member.Status;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MemberTest {
    private static final Change BY_ANN = new Change(NOON, ANN_ID);

    @Test
    void disablingTwiceKeepsWhoDidItFirst() {
        var disabled = member(false, false).disable(BY_ANN);
        assertThat(disabled.disabled()).isEqualTo(BY_ANN);
        assertThat(disabled.disable(new Change(NOON.plusSeconds(9), null))).isEqualTo(disabled);
    }

    @Test
    void enablingForgetsTheDisabling() {
        var enabled = member(false, false).disable(BY_ANN).enable(BY_ANN);
        assertThat(enabled.status()).isEqualTo(Status.ACTIVE);
        assertThat(enabled.disabled()).isEqualTo(Change.NEVER);
        assertThat(enabled.reactivated()).isEqualTo(BY_ANN);
        assertThat(enabled.enable(Change.NEVER)).isEqualTo(enabled);
    }

    @Test
    void whoeverNeverAcceptedIsInvitedAgain() {
        var invited = member(Status.INVITED, null, false, false);
        assertThat(invited.disable(BY_ANN).enable(BY_ANN).status()).isEqualTo(Status.INVITED);
        assertThatThrownBy(() -> invited.enable(BY_ANN))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem()).isInstanceOf(Problem.Conflict.class));
    }

    // 23
    @Test
    void theDefaultAdministratorAndBotsAreNotTouched() {
        for (var member : new Member[] {member(true, false), member(false, true)}) {
            checkIsUntouchable(() -> member.disable(BY_ANN));
            checkIsUntouchable(() -> member.withRole(Role.LIGHT));
        }
    }

    private static void checkIsUntouchable(ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem())
                                        .isInstanceOf(Problem.Untouchable.class));
    }

    private static Member member(boolean isDefaultAdmin, boolean isBot) {
        return member(Status.ACTIVE, NOON, isDefaultAdmin, isBot);
    }

    private static Member member(
            Status status, Instant activatedAt, boolean isDefaultAdmin, boolean isBot) {
        var account =
                new Account(
                        new MemberId(1),
                        "kim@x.example",
                        null,
                        "Kim",
                        "",
                        "UTC",
                        Map.of(),
                        NOON,
                        NOON,
                        null);
        return new Member(
                account,
                Role.STANDARD,
                status,
                isDefaultAdmin,
                isBot,
                null,
                NOON,
                activatedAt,
                Change.NEVER,
                Change.NEVER,
                null,
                null);
    }
}
