package dev.runsheet.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.OrganizationsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What needs an organization of its own: how many guests it may invite, and when it works; the
/// numbers are those of section 20 of the tasks spec.
class OrganizationBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final ApiServer API =
            ApiServer.of(
                    OrganizationsApi::mount,
                    Guests::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    TasksApi::mount,
                    TaskReadsApi::mount);
    private static final ApiServer.Caller ANN = API.as(World.ANN_TOKEN);

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void b15_b70_theThirtyFirstGuestOfAnHourIsRefusedBeforeAnySideEffect() {
        var thirty =
                IntStream.range(0, 30).mapToObj(number -> "g" + number + "@example.com").toList();
        var task = create(thirty);
        assertThat(task.status()).as(task.text()).isEqualTo(201);
        var path = ORG + "/tasks/" + task.data().get("id");
        var before = ANN.get(path).data();

        for (var refused :
                List.of(
                        create(List.of("late@example.com")),
                        ANN.put(
                                path,
                                Map.of(
                                        "title",
                                        "Never",
                                        "owners",
                                        owners(List.of("late@example.com")))))) {
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json()).containsEntry("code", "RATE_LIMIT_EXCEEDED");
            assertThat(refused.json().get("message").toString())
                    .startsWith("You've reached the hourly limit for Guest Invite");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 3600);
        }
        assertThat(ANN.get(path).data()).isEqualTo(before);
        assertThat(ANN.get(ORG + "/tasks?q=invited").rows()).hasSize(1);
        assertThat(ANN.get(ORG + "/guests/late@example.com").status()).isEqualTo(404);

        assertThat(create(List.of("g7@example.com")).status()).isEqualTo(201);
        API.setClock(World.NOON.plusSeconds(3601));
        assertThat(create(List.of("late@example.com")).status()).isEqualTo(201);
        API.setClock(World.NOON);
    }

    @Test
    void b63_aDeadlineOnASaturdayComesBackOnTheNextWorkingMoment() {
        var days = Map.of("from", "09:00", "to", "17:00");
        var week =
                Map.of(
                        "Monday",
                        days,
                        "Tuesday",
                        days,
                        "Wednesday",
                        days,
                        "Thursday",
                        days,
                        "Friday",
                        days);
        assertThat(ANN.put(ORG, Map.of("working_days", week)).status()).isEqualTo(200);
        var saturday =
                Map.of(
                        "title", "Weekend",
                        "task_type", "task",
                        "deadline", "2026-03-07T10:00:00Z",
                        "owners", owners(List.of()));
        var created = ANN.post(ORG + "/tasks", saturday);
        assertThat(created.data()).containsEntry("deadline", "2026-03-09T09:00:00Z");
        var path = ORG + "/tasks/" + created.data().get("id");
        assertThat(ANN.put(path, Map.of("deadline", "2026-03-10T20:00:00Z")).data())
                .containsEntry("deadline", "2026-03-11T09:00:00Z");
        assertThat(ANN.put(path, Map.of("deadline", "2026-03-10 10:30:00")).data())
                .containsEntry("deadline", "2026-03-10T10:30:00Z");
        assertPushedInAProcess();
    }

    /// Where it is sent with the launch, where it is changed, and where the step says it.
    private static void assertPushedInAProcess() {
        var made =
                Recipe.called("Weekend")
                        .step("Mix", Map.of())
                        .step("Bake", Map.of("deadline", aDayFromTheStart()))
                        .create(API);
        var sent = Map.of(made.id("Mix"), Map.of("deadline", "2026-03-07T10:00:00Z"));
        var run = made.launch(Map.of("tasks", sent));
        assertThat(run.read("Mix")).containsEntry("deadline", "2026-03-09T09:00:00Z");
        assertThat(run.read("Bake")).containsEntry("deadline", "2026-03-09T09:00:00Z");
        assertThat(run.update("Mix", Map.of("deadline", "2026-03-08T23:00:00Z")))
                .containsEntry("deadline", "2026-03-09T09:00:00Z");
    }

    private static Map<String, Object> aDayFromTheStart() {
        return Map.of("value", 1, "unit", "days", "option", "from", "step", "start_run");
    }

    private static Reply create(List<String> guests) {
        var body =
                Map.of(
                        "title", "Invited",
                        "task_type", "task",
                        "deadline", "2026-03-10 12:00:00",
                        "owners", owners(guests));
        return ANN.post(ORG + "/tasks", body);
    }

    private static Map<String, Object> owners(List<String> guests) {
        return Map.of("users", List.of(), "guests", guests, "groups", List.of());
    }
}
