package dev.runsheet.notify;

import static dev.runsheet.notify.Office.ORG;
import static dev.runsheet.notify.Office.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// People are told as they wish, and stop letters from where they read them.
class WishesTest {
    private static final String MINE = ORG + "/x/me/notifications";

    private final Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void mailAndTheListAreSwitchedByKind() {
        var usual = ok(office.bob.get(MINE)).data();
        assertThat(usual)
                .containsEntry("digest_days", null)
                .containsEntry(
                        "organization_digest_days", List.of("monday", "wednesday", "friday"));
        assertThat(kinds(usual))
                .containsOnlyKeys(
                        "mentioned",
                        "issue",
                        "reopened",
                        "assigned",
                        "overdue",
                        "due_soon",
                        "commented",
                        "completed",
                        "watched",
                        "digest")
                .containsEntry("assigned", Map.of("mail", true, "in_app", true));

        var saved =
                office.bob.put(
                        MINE,
                        Map.of(
                                "kinds",
                                Map.of(
                                        "assigned", Map.of("mail", false),
                                        "reopened", Map.of("in_app", false)),
                                "digest_days",
                                List.of("Sunday", "mon")));
        assertThat(ok(saved).data()).containsEntry("digest_days", List.of("monday", "sunday"));
        assertThat(kinds(saved.data()))
                .containsEntry("assigned", Map.of("mail", false, "in_app", true))
                .containsEntry("reopened", Map.of("mail", true, "in_app", false));
        office.bob.put(MINE, Map.of("kinds", Map.of("assigned", Map.of("in_app", false))));
        assertThat(kinds(ok(office.bob.get(MINE)).data()))
                .containsEntry("assigned", Map.of("mail", false, "in_app", false));

        office.task("Sweep", Map.of("users", List.of(1002, 1003)));
        office.tell();
        assertThat(office.told()).containsExactly("lin: Task for you: Sweep");
        assertThat(office.notices(office.bob)).isEmpty();

        var again = new HashMap<String, Object>();
        again.put("digest_days", null);
        assertThat(ok(office.bob.put(MINE, again)).data()).containsEntry("digest_days", null);
    }

    @Test
    void whatIsNoWishIsSaidAllAtOnce() {
        var refused =
                office.bob.put(
                        MINE,
                        Map.of(
                                "kinds",
                                Map.of(
                                        "reminded", Map.of("mail", false),
                                        "assigned", Map.of("mail", "perhaps")),
                                "digest_days",
                                List.of("someday")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors())
                .containsOnlyKeys("kinds.reminded", "kinds.assigned.mail", "digest_days.0");
    }

    @Test
    void aGuestChoosesTheDaysOnly() {
        assertThat(ok(office.gus.get(MINE)).data())
                .containsOnlyKeys("digest_days", "organization_digest_days");
        var saved =
                office.gus.put(
                        MINE,
                        Map.of(
                                "digest_days",
                                List.of("tue"),
                                "kinds",
                                Map.of("assigned", Map.of("mail", false))));
        assertThat(ok(saved).data()).containsEntry("digest_days", List.of("tuesday"));
        assertThat(ok(office.ann.get(ORG + "/guests/" + World.GUS)).data())
                .extractingByKey("details")
                .extracting("cadence_days")
                .isEqualTo(List.of("tuesday"));
        office.task("Sweep", Map.of("users", List.of(1001), "guests", List.of(World.GUS)));
        office.tell();
        assertThat(office.told()).containsExactly("gus: Task for you: Sweep");
    }

    @Test
    void aLinkAtTheFootStopsLettersOfItsKindAndNothingElse() {
        office.task("Sweep", Map.of("users", List.of(1002)));
        office.tell();
        var header = office.mail.letters().getFirst().header("List-Unsubscribe");
        var link = header.substring("<https://runsheet.example".length(), header.length() - 1);
        assertThat(office.mail.letters().getFirst().header("List-Unsubscribe-Post"))
                .isEqualTo("List-Unsubscribe=One-Click");
        assertThat(office.mail.letters().getFirst().html()).contains(link);

        var nobody = office.api.asNobody();
        assertThat(ok(nobody.get(link)).text()).contains("<form method=\"post\">");
        assertThat(kinds(office.bob.get(MINE).data()))
                .containsEntry("assigned", Map.of("mail", true, "in_app", true));
        var posted =
                nobody.with("Content-Type", "application/x-www-form-urlencoded")
                        .post(link, "List-Unsubscribe=One-Click");
        assertThat(ok(posted).text()).contains("There will be no more letters like this.");
        ok(nobody.post(link, ""));
        assertThat(kinds(office.bob.get(MINE).data()))
                .containsEntry("assigned", Map.of("mail", false, "in_app", true))
                .containsEntry("mentioned", Map.of("mail", true, "in_app", true));

        var forged = link.replace("assigned", "digest");
        assertThat(nobody.post(forged, "").status()).isEqualTo(404);
        assertThat(nobody.get(link.replace(World.FLOUR.hex(), World.MILL.hex())).status())
                .isEqualTo(404);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> kinds(Map<String, Object> data) {
        return (Map<String, Object>) data.get("kinds");
    }
}
