package dev.runsheet.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.GroupsApi;
import dev.runsheet.people.MembersApi;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.ApiServer.Caller;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Guests; the numbers are those of appendix B of the platform spec.
class PlatformGuestBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final String GUESTS = ORG + "/guests";
    private static final String GIL = "gil@mill.example";

    /// One of its own: an organization may invite only so many guests in an hour.
    private final ApiServer api =
            ApiServer.of(
                    TasksApi::mount,
                    TaskReadsApi::mount,
                    CompletedTasksApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    TemplatesApi::mount,
                    GroupsApi::mount,
                    MembersApi::mount,
                    Guests::mount);

    private final Caller ann = api.as(World.ANN_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void b29_anAddressIsTheSameEncodedOrNotAndInAnyCase() {
        made(GIL);
        var encoded = ann.get(GUESTS + "/gil%40mill.example").text();
        assertThat(ann.get(GUESTS + "/gil@mill.example").text()).isEqualTo(encoded);
        assertThat(ann.get(GUESTS + "/GIL@Mill.Example").text()).isEqualTo(encoded);
        var disabled = ann.delete(GUESTS + "/Gil%40MILL.example/disable");
        assertThat(disabled.data()).containsEntry("email", GIL);
    }

    @Test
    void b30_namesAreTheGuestsOwnAndTheAssociatedMembersAreReplaced() {
        made(GIL, "first_name", "Gil", "associated_members", List.of(1001, "1003"));
        var reply =
                ann.put(
                        GUESTS + "/" + GIL,
                        Map.of("first_name", "Bert", "associated_members", List.of("1002")));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.data()).containsEntry("first_name", "Gil");
        assertThat(associated(reply)).isEqualTo(List.of(1002));
        var named = ann.put(GUESTS + "/" + GIL, Map.of("last_name", "Stone", "phone", "1"));
        assertThat(named.status()).isEqualTo(201);
        assertThat(associated(named)).isEqualTo(List.of(1002));
        var stranger = ann.put(GUESTS + "/" + GIL, Map.of("associated_members", List.of(1009)));
        assertThat(stranger.status()).isEqualTo(422);
        assertThat(stranger.errors()).containsOnlyKeys("associated_members.0");
        assertThat(associated(ann.put(GUESTS + "/" + GIL, Map.of("associated_members", List.of()))))
                .isEqualTo(List.of());
        assertThat(ann.put(GUESTS + "/nobody@mill.example", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void b31_deletingAnUnknownGuestIsAFaultAndReadingOneFindsNothing() {
        assertThat(ann.delete(GUESTS + "/nobody@mill.example").status()).isEqualTo(422);
        assertThat(ann.get(GUESTS + "/nobody@mill.example").status()).isEqualTo(404);
    }

    @Test
    void b32_aMemberIsNoGuestAndAGuestOfAnotherOrganizationMayBeOneHereToo() {
        var member = ann.post(GUESTS, Map.of("email", "bob@flour.example"));
        assertThat(member.status()).isEqualTo(422);
        assertThat(member.errors()).containsOnlyKeys("email");
        var elsewhere = "/organizations/" + World.MILL.hex() + "/guests";
        var there = api.as(World.EVE_TOKEN).post(elsewhere, Map.of("email", GIL));
        assertThat(there.status()).isEqualTo(201);
        var here = made(GIL);
        assertThat(here).containsEntry("email", GIL);
        assertThat(here.get("guest_code")).isNotEqualTo(there.data().get("guest_code"));
        assertThat(ann.post(GUESTS, Map.of("email", "GIL@mill.example")).status()).isEqualTo(422);
    }

    @Test
    void b33_theStatsOfAGuestAreABareObject() {
        var run =
                Recipe.called("Baking")
                        .step("Taste", Map.of("guests", List.of(World.GUS)))
                        .step("Sell", Map.of("guests", List.of(World.GUS)))
                        .create(api)
                        .launch(Map.of());
        var gus = api.as(Guests.GUS_TOKEN);
        var done = Map.of("task_id", run.task("Taste"));
        assertThat(gus.post(run.path() + "/completed-tasks", done).status()).isEqualTo(200);
        var expected = new LinkedHashMap<String, Object>();
        expected.put("assigned_tasks", 2);
        expected.put("tasks_completed", 1);
        expected.put("last_task_completed_at", "2026-03-06T12:00:00.000Z");
        expected.put("one_off_tasks_completed", 0);
        expected.put("last_one_off_task_completed_at", null);
        assertThat(ann.get(GUESTS + "/" + World.GUS + "?with=stats").data())
                .containsEntry("stats", expected);
        assertThat(ann.get(GUESTS + "?with=stats&q=gus").rows().getFirst())
                .containsEntry("stats", expected);
        assertThat(ann.get(GUESTS + "/" + World.GUS).data()).doesNotContainKey("stats");
    }

    @Test
    void b34_theLinkEndsInTheKeyOfTheTasksWhichComeTenToAPage() {
        var guest = ann.get(GUESTS + "/" + World.GUS).data();
        var link = (String) guest.get("link");
        var code = link.substring(link.lastIndexOf('/') + 1);
        for (var key : List.of(code, World.GUS)) {
            var reply = ann.get(GUESTS + "/" + key + "/tasks?per_page=50&limit=3");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.pagination()).containsEntry("per_page", 10);
        }
    }

    @Test
    void b35_theThirtyFirstGuestOfAnHourIsRefused() {
        for (int i = 0; i < 30; i++) {
            made("guest" + i + "@mill.example");
        }
        var reply = ann.post(GUESTS, Map.of("email", GIL));
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.json()).containsEntry("code", "RATE_LIMIT_EXCEEDED");
        assertThat(reply.header("Retry-After")).matches("[0-9]+");
        assertThat(ann.get(GUESTS + "/" + GIL).status()).isEqualTo(404);
    }

    @Test
    void whoIsDeletedLeavesTheirTasksAndComesBackWithAnotherLink() {
        var code = made(GIL).get("guest_code");
        var task = given(GIL);
        var groups = Map.of("name", "Mill", "guests", List.of(GIL), "members", List.of(1002));
        assertThat(ann.post(ORG + "/groups", groups).status()).isEqualTo(201);
        assertThat(ann.delete(GUESTS + "/" + GIL).status()).isEqualTo(200);
        assertThat(guests(ann.get(ORG + "/tasks/" + task))).isEqualTo(List.of());
        assertThat(made(GIL).get("guest_code")).isNotEqualTo(code);
        assertThat(ann.get(GUESTS + "/" + GIL + "/tasks?status=all").rows()).isEmpty();
    }

    @Test
    void aGuestBecomesAStandardMemberWithTheirTasksAndGroups() {
        made(GIL);
        var task = given(GIL);
        var group = Map.of("name", "Mill", "guests", List.of(GIL), "members", List.of(1002));
        var id = ann.post(ORG + "/groups", group).data().get("id");
        assertThat(api.as(World.BOB_TOKEN).post(GUESTS + "/" + GIL + "/to/member", "").status())
                .isEqualTo(403);
        var member = ann.post(GUESTS + "/" + GIL + "/to/member", "");
        assertThat(member.status()).as(member.text()).isEqualTo(200);
        assertThat(member.data())
                .containsEntry("role", "standard")
                .containsEntry("status", "invited")
                .containsEntry("email", GIL);
        assertThat(ann.get(GUESTS + "/" + GIL).status()).isEqualTo(404);
        var read = ann.get(ORG + "/tasks/" + task);
        assertThat(guests(read)).isEqualTo(List.of());
        assertThat(((Map<?, ?>) read.data().get("owners")).get("users").toString())
                .contains(member.data().get("id").toString());
        assertThat(ann.get(ORG + "/groups/" + id).data().get("members"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(member.data().get("id"));
    }

    @Test
    void whatIsWrongIsSaidAllAtOnce() {
        var body =
                Map.of(
                        "email", "nobody",
                        "phone_1", "1".repeat(21),
                        "contact_url", "x",
                        "timezone", "Mars",
                        "external_sync_source", "hubspot",
                        "external_date_creation", "2026-02-31 10:00:00",
                        "associated_members", List.of("x"),
                        "first_name", List.of());
        var reply = ann.post(GUESTS, body);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .containsOnlyKeys(
                        "email",
                        "phone_1",
                        "contact_url",
                        "timezone",
                        "external_sync_source",
                        "external_date_creation",
                        "associated_members.0",
                        "first_name");
    }

    private Map<String, Object> made(String email, Object... more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("email", email);
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        var reply = ann.post(GUESTS, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.data();
    }

    private Object given(String email) {
        var body =
                Map.of(
                        "title", "Carry",
                        "task_type", "task",
                        "deadline", "2026-03-10",
                        "owners", Map.of("guests", List.of(email)));
        var reply = ann.post(ORG + "/tasks", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.data().get("id");
    }

    private static Object guests(Reply task) {
        return ((Map<?, ?>) task.data().get("owners")).get("guests");
    }

    private static Object associated(Reply guest) {
        return ((Map<?, ?>) guest.data().get("details")).get("associated_members");
    }
}
