package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.fire.ToldWrites.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The matrix of section 21 of the platform spec, a row of it a line: the operations it means, and
/// whether administrators, standard members, light members and guests may do them. What each is
/// answered stands in `rights.txt`, which `RightsTest` holds against the server; here that file is
/// held against the spec, and applications are asked as well. What depends on a switch has tests of
/// its own in `OrganizationSettingsTest` and `MembersApiTest`.
class PermissionsTest {
    private static final String ORG = "/organizations/{org}";

    /// `may` has a letter for each that may: A, S, L, G.
    private record Row(String action, String may, List<String> operations) {}

    private static Row row(String action, String may, String... operations) {
        return new Row(action, may, List.of(operations));
    }

    private static final List<Row> MATRIX =
            List.of(
                    row("GET /me", "ASL", "GET /me", "GET /me/organizations", "GET " + ORG),
                    row(
                            "list users, guests, groups",
                            "ASL",
                            "GET " + ORG + "/users",
                            "GET " + ORG + "/guests",
                            "GET " + ORG + "/groups"),
                    // Of the light one it is their own.
                    row("GET users/{id}", "AL", "GET " + ORG + "/users/{user}"),
                    row("invite", "AS", "POST " + ORG + "/users/invite"),
                    row(
                            "role, enable, disable",
                            "A",
                            "PUT " + ORG + "/users/{user}/role",
                            "PUT " + ORG + "/users/{user}/enable",
                            "DELETE " + ORG + "/users/{user}/disable"),
                    row(
                            "create, edit, delete guest",
                            "AS",
                            "POST " + ORG + "/guests",
                            "PUT " + ORG + "/guests/{guest}",
                            "PATCH " + ORG + "/guests/{guest}",
                            "DELETE " + ORG + "/guests/{guest}"),
                    row(
                            "create, edit, delete group",
                            "AS",
                            "POST " + ORG + "/groups",
                            "PUT " + ORG + "/groups/{group}",
                            "DELETE " + ORG + "/groups/{group}"),
                    row(
                            "tag list maintain",
                            "AS",
                            "POST " + ORG + "/tags",
                            "PUT " + ORG + "/tags/{tag}",
                            "DELETE " + ORG + "/tags/{tag}"),
                    row("apply tags", "AS", "POST " + ORG + "/checklists/tags"),
                    row(
                            "folders create, edit, delete",
                            "AS",
                            "POST " + ORG + "/folders",
                            "PUT " + ORG + "/folders/{folder}",
                            "DELETE " + ORG + "/folders/{folder}"),
                    row(
                            "templates create, edit",
                            "AS",
                            "POST " + ORG + "/checklists",
                            "PUT " + ORG + "/checklists/{checklist}",
                            "POST " + ORG + "/checklists/{checklist}/steps"),
                    row("launch process", "ASL", "POST " + ORG + "/runs"),
                    row(
                            "archive, unarchive process",
                            "AS",
                            "DELETE " + ORG + "/runs/{run}",
                            "PUT " + ORG + "/runs/{run}/activate"),
                    row(
                            "permanently delete process, template",
                            "A",
                            "DELETE " + ORG + "/runs/{run}/delete",
                            "DELETE " + ORG + "/checklists/{checklist}/delete"),
                    row(
                            "complete own tasks, fill forms, upload",
                            "ASLG",
                            "POST " + ORG + "/completed-tasks",
                            "POST " + ORG + "/runs/{run}/completed-tasks",
                            "POST " + ORG + "/tasks/{task}/captures",
                            "POST " + ORG + "/file"),
                    row(
                            "reopen task",
                            "ASL",
                            "DELETE " + ORG + "/completed-tasks/{task}",
                            "DELETE " + ORG + "/runs/{run}/completed-tasks/{task}"),
                    row("change process settings", "AS", "PUT " + ORG + "/runs/{run}"),
                    row("comment, report issue", "ASLG", "POST " + ORG + "/tasks/{task}/comment"),
                    // It is the administrator's own.
                    row(
                            "edit, delete a comment",
                            "A",
                            "PUT " + ORG + "/tasks/{task}/comment/{comment}",
                            "DELETE " + ORG + "/tasks/{task}/comment/{comment}"),
                    row("CSV export", "AS", "GET " + ORG + "/exports/runs"),
                    row("activity feed", "ASL", "GET " + ORG + "/activity-feeds"),
                    row(
                            "system log, settings, roles, keys, watcher of the organization",
                            "A",
                            "GET " + ORG + "/system-logs",
                            "PUT " + ORG,
                            "PATCH " + ORG,
                            "POST " + ORG + "/roles",
                            "PUT " + ORG + "/roles/{role}",
                            "POST " + ORG + "/custom-field-keys",
                            "PUT " + ORG + "/custom-field-keys/{customKey}",
                            "POST " + ORG + "/users/{user}/add-watcher"));

    @Test
    void theTableOfRightsIsThatOfTheSpec() {
        var rights = Rights.part("theirs");
        var wrong = new ArrayList<String>();
        for (var row : MATRIX) {
            for (var operation : row.operations()) {
                var line = rights.getOrDefault(operation, operation + " is not there");
                if (!row.may().equals(may(line))) {
                    wrong.add(row.action() + " is for " + row.may() + ", and not: " + line);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// The letters of those who are not refused.
    private static String may(String line) {
        var cells = line.strip().split("\\s+");
        return Stream.of(0, 1, 2, 3)
                .filter(each -> cells.length > each + 2 && cells[each + 2].startsWith("2"))
                .map(each -> "ASLG".substring(each, each + 1))
                .collect(Collectors.joining());
    }

    /// An application acts for the organization as an administrator does, except where a person is
    /// needed: it is nobody, and what it would do needs a name.
    @Test
    void anApplicationMayWhatNeedsNoPerson() {
        var wanted =
                MATRIX.stream()
                        .flatMap(row -> row.operations().stream())
                        .collect(Collectors.toSet());
        var refused = new LinkedHashMap<String, Integer>();
        try (var bakery = new Bakehouse()) {
            var pantry = new Pantry(bakery);
            pantry.give(List.of(1001L, 1002L, 1003L), List.of());
            var application = pantry.application();
            for (var call : EveryCall.of(pantry)) {
                if (wanted.contains(call.operation())) {
                    pantry.restore();
                    prepare(bakery, call);
                    var status = call.write().by(application).status();
                    if (status >= 300) {
                        refused.put(call.operation(), status);
                    }
                }
            }
        }
        assertThat(refused)
                .isEqualTo(
                        Map.of(
                                "GET /me",
                                401,
                                "GET /me/organizations",
                                401,
                                // Without an owner_id.
                                "POST " + ORG + "/checklists",
                                422,
                                "POST " + ORG + "/users/{user}/add-watcher",
                                403));
    }

    private static void prepare(Bakehouse bakery, Told call) {
        for (var write : call.before()) {
            var reply = write.by(bakery.ann);
            assertThat(reply.status()).as(write + " " + reply.text()).isLessThan(300);
        }
    }
}
