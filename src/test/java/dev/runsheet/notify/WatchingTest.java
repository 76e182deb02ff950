package dev.runsheet.notify;

import static dev.runsheet.notify.Office.ORG;
import static dev.runsheet.notify.Office.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.runsheet.testing.ApiServer.Caller;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Letterbox;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Members watch things by mail (platform spec 5.11).
class WatchingTest {
    private final Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    private static Map<String, Object> watching(String type, Object id, String frequency) {
        return Map.of(
                "object_type", type,
                "object_id", id,
                "notification_type", "email",
                "frequency", frequency);
    }

    private Map<String, Object> watch(
            Caller who, long member, String type, Object id, String frequency) {
        var path = ORG + "/users/" + member + "/add-watcher";
        return ok(who.post(path, watching(type, id, frequency))).data();
    }

    private Recipe.Made baking() {
        return Recipe.called("Baking")
                .step("Mix", Map.of("assignees", List.of(1003)))
                .step("Bake", Map.of("assignees", List.of(1003)))
                .create(office.api);
    }

    private Batch run(Recipe.Made baking) {
        return baking.launch(Map.of("name", "Monday's bread", "owner_id", 1002));
    }

    private void wait(Instant now) {
        SendWatched.run(office.database, now);
        office.mail.deliver(office.database, now);
    }

    @Test
    void whoWatchesARunIsToldAtOnceOfAllThatHappensInOneGo() {
        var run = run(baking());
        var added = watch(office.bob, 1002, "run", run.id(), "electric");
        assertThat(added)
                .containsEntry("object_type", "run")
                .containsEntry("object_id", run.id())
                .containsEntry("notification_type", "email")
                .containsEntry("webhook", null)
                .containsEntry("user_id", 1002);
        assertThat(ok(office.bob.get(ORG + "/watchers?notification=email")).rows())
                .containsExactly(added);
        assertThat(ok(office.ann.get(ORG + "/watchers?notification=webhook")).rows()).isEmpty();
        office.begin();

        run.complete("Mix");
        office.tell();
        assertThat(office.told())
                .containsExactly("bob: You watch: Ann Baker completed Mix in Monday's bread");
        assertThat(office.mail.letters().getFirst().text())
                .startsWith(
                        """
                        This happened to what you watch:

                        • Ann Baker completed Mix in Monday's bread

                        Look at it:
                        https://runsheet.example/tasks/%s
                        """
                                .formatted(run.task("Mix")));
        assertThat(office.notices(office.bob))
                .singleElement()
                .extracting(each -> each.get("kind"), each -> each.get("text"))
                .containsExactly("watched", "Ann Baker completed Mix in Monday's bread");

        office.mail.empty();
        ok(office.ann.put(run.path(), Map.of("owner_id", 1001)));
        ok(office.ann.delete(run.path()));
        ok(office.ann.put(run.path() + "/activate", ""));
        office.tell();
        assertThat(office.told()).containsExactly("bob: You watch: 3 things happened");
        assertThat(office.mail.letters().getFirst().text())
                .contains(
                        """
                        • The owner of Monday's bread is another one
                        • Ann Baker archived Monday's bread
                        • Ann Baker took Monday's bread out of the archive
                        """);

        office.mail.empty();
        ok(office.bob.delete(ORG + "/remove-watcher/" + added.get("id")));
        run.complete("Bake");
        office.tell();
        assertThat(office.told()).isEmpty();
    }

    @Test
    void whoWatchesATaskATemplateOrAMemberIsToldOfIt() {
        var baking = baking();
        var id = office.task("Sweep", Map.of("users", List.of(1003)));
        watch(office.bob, 1002, "task", id, "electric");
        watch(office.bob, 1002, "checklist", baking.id(), "electric");
        watch(office.bob, 1002, "user", "1001", "electric");
        office.begin();
        ok(office.ann.put(ORG + "/tasks/" + id, Map.of("deadline", "2026-03-12 08:30:00")));
        office.tell();
        ok(office.ann.post(baking.path() + "/steps", Map.of("title", "Cool")));
        office.tell();
        baking.launch(Map.of("name", "Tuesday's bread"));
        office.tell();
        assertThat(office.mail.lettersTo(Office.BOB))
                .extracting(Letterbox.Letter::subject)
                .containsExactly(
                        "You watch: The deadline of Sweep changed",
                        "You watch: Ann Baker added a step to Baking",
                        "You watch: Ann Baker launched Tuesday's bread");
    }

    @Test
    void nobodyIsToldOfWhatTheyMayNotSeeNorOfWhatTheyDid() {
        var baking =
                Recipe.called("Baking")
                        .step("Mix", Map.of("assignees", List.of(1001), "top_secret", true))
                        .step("Bake", Map.of("assignees", List.of(1002)))
                        .create(office.api);
        var run = run(baking);
        watch(office.bob, 1002, "run", run.id(), "electric");
        watch(office.bob, 1002, "organization", World.FLOUR.hex(), "electric");
        office.begin();
        run.complete("Mix");
        ok(office.bob.post(run.path() + "/completed-tasks", Map.of("task_id", run.task("Bake"))));
        office.tell();
        assertThat(office.mail.lettersTo(Office.BOB)).isEmpty();
        assertThat(office.notices(office.bob)).isEmpty();
    }

    @Test
    void whatWaitsComesAsOneLetterAfterThreeHoursOrADay() throws Exception {
        var run = run(baking());
        watch(office.bob, 1002, "run", run.id(), "mindful");
        watch(office.ann, 1001, "user", "1003", "chilled");
        office.begin();
        run.complete("Mix");
        ok(office.lin.post(run.path() + "/completed-tasks", Map.of("task_id", run.task("Bake"))));
        office.tell();
        office.mail.empty();
        wait(World.NOON.plus(Duration.ofHours(3)).minusSeconds(1));
        assertThat(office.told()).isEmpty();

        var later = World.NOON.plus(Duration.ofHours(3));
        try (var servers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                servers.submit(() -> SendWatched.run(office.database, later));
            }
        }
        wait(later);
        assertThat(office.told()).containsExactly("bob: You watch: 3 things happened");
        office.mail.empty();
        wait(World.NOON.plus(Duration.ofDays(1)));
        assertThat(office.told()).containsExactly("ann: You watch: 2 things happened");
    }

    @Test
    void onlyWhatOneSeesIsWatchedAndOnlyForOneself() {
        var secret =
                Recipe.called("Secret")
                        .step("Mix", Map.of("assignees", List.of(1001), "top_secret", true))
                        .create(office.api)
                        .launch(Map.of());
        var path = ORG + "/users/1002/add-watcher";
        var task = secret.task("Mix");
        assertThat(office.bob.post(path, watching("task", task, "electric")).status())
                .isEqualTo(404);
        assertThat(office.bob.post(path, watching("user", "1009", "electric")).status())
                .isEqualTo(404);
        assertThat(office.bob.post(path, watching("run", World.MILL.hex(), "electric")).status())
                .isEqualTo(404);
        assertThat(office.ann.post(path, watching("task", task, "electric")).status())
                .isEqualTo(403);
        var anns = watch(office.ann, 1001, "task", task, "electric");
        assertThat(office.bob.delete(ORG + "/remove-watcher/" + anns.get("id")).status())
                .isEqualTo(403);
    }

    @Test
    void whoWatchesStandsBesideWhatIsWatched() {
        var baking = baking();
        var run = run(baking);
        var task = run.task("Mix");
        var anns = watch(office.ann, 1001, "task", task, "chilled");
        var bobs = watch(office.bob, 1002, "task", task, "electric");
        var ofRun = watch(office.bob, 1002, "run", run.id(), "electric");
        var ofTemplate = watch(office.ann, 1001, "checklist", baking.id(), "mindful");
        var ofBob = watch(office.ann, 1001, "user", "1002", "electric");
        var with = "with=member_watchers,guest_watchers";

        var tasks = ok(office.ann.get(ORG + "/runs/" + run.id() + "/tasks?" + with)).rows();
        assertThat(tasks)
                .extracting(row -> row.get("title"), row -> row.get("member_watchers"))
                .containsExactlyInAnyOrder(tuple("Mix", data(anns, bobs)), tuple("Bake", data()));
        assertThat(tasks)
                .allSatisfy(row -> assertThat(row).containsEntry("guest_watchers", data()));
        assertThat(watchers(office.bob, "/runs/" + run.id() + "?" + with)).isEqualTo(data(ofRun));
        assertThat(watchers(office.bob, "/checklists/" + baking.id() + "?" + with))
                .isEqualTo(data(ofTemplate));
        assertThat(watchers(office.bob, "/users/1002?" + with)).isEqualTo(data(ofBob));
    }

    @Test
    void theirNamesStandThereForWhoeverAsksAndGuestsHearOfNobody() {
        var task =
                office.task("Taste", Map.of("users", List.of(1002), "guests", List.of(World.GUS)));
        var bobs = new LinkedHashMap<>(watch(office.bob, 1002, "task", task, "electric"));
        bobs.put(
                "watcher",
                Map.of("data", Map.of("id", 1002, "full_name", "Bob Stone", "email", Office.BOB)));
        var with = "?with=member_watchers.watcher";

        assertThat(ok(office.ann.get(ORG + "/users/1002/tasks" + with)).rows())
                .extracting(row -> row.get("member_watchers"))
                .containsExactly(data(bobs));
        assertThat(watchers(office.gus, "/tasks/" + task + with)).isEqualTo(data());
    }

    @Test
    void whoIsShutOutWatchesNothing() {
        var task = office.task("Taste", Map.of("users", List.of(1001)));
        watch(office.bob, 1002, "task", task, "electric");
        office.database.write(
                tx ->
                        tx.createUpdate(
                                        "update member set status = 'disabled', disabled_at = now() where member_id = 1002")
                                .execute());

        assertThat(watchers(office.ann, "/tasks/" + task + "?with=member_watchers"))
                .isEqualTo(data());
    }

    private static Object watchers(Caller who, String path) {
        return ok(who.get(ORG + path)).data().get("member_watchers");
    }

    private static Map<String, Object> data(Object... rows) {
        return Map.of("data", List.of(rows));
    }
}
