package dev.runsheet.fire;

import static dev.runsheet.fire.Bakehouse.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.AtOnce;
import dev.runsheet.testing.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An issue that is reported while its task is completed is never lost.
class ReportingAtOnceTest {
    private static final Bakehouse BAKERY = new Bakehouse();
    private static final int ROUNDS = 20;
    private static final Map<String, Object> BURNT = Map.of("content", "Burnt");

    @AfterAll
    static void close() {
        BAKERY.close();
    }

    @AfterEach
    void everythingIsAsARecountHasIt() {
        BAKERY.recount();
    }

    @Test
    void aTaskThatIsCompletedAndReportedAtOnceIsOpenWithItsIssue() {
        var template = BAKERY.template("Knead");
        for (int round = 0; round < ROUNDS; round++) {
            var run = BAKERY.launch(template);
            race(BAKERY.tasks(run).getFirst());
            assertThat(BAKERY.ann.get(ORG + "/runs/" + run).data())
                    .containsEntry("status", "problem")
                    .containsEntry("completed_at", null);
            race(BAKERY.oneOff(Map.of()));
        }
        System.out.printf(
                "%d times a task was completed while an issue of it was reported: it was open with its issue%n",
                2 * ROUNDS);
    }

    private static void race(String task) {
        Callable<Reply> complete = () -> BAKERY.complete(BAKERY.bob, task);
        Callable<Reply> report = () -> BAKERY.ann.post(path(task) + "/problem", BURNT);
        var replies = AtOnce.all(List.of(complete, report));
        assertThat(replies.getFirst().status()).isIn(200, 422);
        assertThat(replies.getLast().status()).isEqualTo(201);
        assertOpenWithIssue(task);
        assertThat(BAKERY.complete(BAKERY.bob, task).status()).isEqualTo(422);
    }

    @Test
    void anIssueIsResolvedOnce() {
        var task = BAKERY.oneOff(Map.of());
        for (int round = 0; round < ROUNDS / 4; round++) {
            var problem = BAKERY.ann.post(path(task) + "/problem", BURNT).data().get("id");
            var resolution = Map.of("thread_id", problem, "content", "Baked anew");
            var replies =
                    AtOnce.each(
                            4, _ -> BAKERY.ann.post(path(task) + "/resolved-threads", resolution));
            assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
            assertThat(replies).filteredOn(reply -> reply.status() == 422).hasSize(3);
            assertThat(BAKERY.ann.get(path(task)).data()).containsEntry("problem", false);
        }
    }

    @Test
    void issuesThatAreReportedAtOnceAllCount() {
        var task = BAKERY.tasks(BAKERY.launch(BAKERY.template("Knead"))).getFirst();
        var replies = AtOnce.each(8, _ -> BAKERY.ann.post(path(task) + "/problem", BURNT));
        assertThat(replies).extracting(Reply::status).containsOnly(201);
        for (var reply : replies) {
            assertOpenWithIssue(task);
            var comment = path(task) + "/comment/" + reply.data().get("id");
            assertThat(BAKERY.ann.delete(comment).status()).isEqualTo(204);
        }
        assertThat(BAKERY.ann.get(path(task)).data()).containsEntry("problem", false);
        assertThat(BAKERY.complete(BAKERY.bob, task).status()).isEqualTo(200);
    }

    private static void assertOpenWithIssue(String task) {
        assertThat(BAKERY.ann.get(path(task)).data())
                .containsEntry("problem", true)
                .containsEntry("status", "active")
                .containsEntry("completed_at", null);
    }

    private static String path(String task) {
        return ORG + "/tasks/" + task;
    }
}
