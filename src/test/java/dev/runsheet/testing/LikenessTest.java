package dev.runsheet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private final Likeness likeness = new Likeness(Map.of("org", "4f1d"));

    @Test
    void whatIsTheSameIsTheSame() {
        var task = "{\"data\": {\"title\": \"Bake\", \"users\": [1001, 1002], \"deadline\": null}}";
        assertThat(faults(task, task)).isEmpty();
    }

    @Test
    void aNameStandsForAnyValueAndThenForThatOne() {
        assertThat(faults("{\"id\": \"{task}\"}", "{\"id\": \"7d3e\"}")).isEmpty();
        assertThat(likeness.filled("/organizations/{org}/tasks/{task}"))
                .isEqualTo("/organizations/4f1d/tasks/7d3e");
        assertThat(faults("{\"id\": \"{task}\"}", "{\"id\": \"7d3f\"}")).hasSize(1);
    }

    @Test
    void aNameThatIsNotKnownStaysInARequest() {
        assertThat(likeness.filled("{\"taskdata\": {}, \"title\": \"{who}\"}"))
                .isEqualTo("{\"taskdata\": {}, \"title\": \"{who}\"}");
    }

    @Test
    void aKeyMoreOrLessIsAFault() {
        assertThat(faults("{\"a\": 1}", "{\"a\": 1, \"b\": 2}"))
                .containsExactly(".b is not on the page");
        assertThat(faults("{\"a\": 1, \"b\": 2}", "{\"a\": 1}")).containsExactly(".b is missing");
        assertThat(faults("{\"a\": 1, \"…\": \"…\"}", "{\"a\": 1, \"b\": 2}")).isEmpty();
    }

    @Test
    void aRowMoreIsAFaultAndNullIsNoText() {
        assertThat(faults("{\"rows\": [1]}", "{\"rows\": [1, 2]}")).hasSize(1);
        assertThat(faults("{\"a\": null}", "{\"a\": \"\"}"))
                .containsExactly(".a is , the page shows null");
    }

    @Test
    void aPageIsReadAsItsExchanges() {
        var page =
                """
                # Tasks

                ## Reopen a task

                ```http
                DELETE /organizations/{org}/completed-tasks/{task}
                ```

                ```http
                200

                {"data": {"status": "active", "…": "…"}}
                ```
                """;
        assertThat(Exchange.of(page))
                .containsExactly(
                        new Exchange(
                                "Reopen a task",
                                "DELETE",
                                "/organizations/{org}/completed-tasks/{task}",
                                Map.of(),
                                "",
                                200,
                                Map.of(),
                                "{\"data\": {\"status\": \"active\", \"…\": \"…\"}}"));
    }

    private List<String> faults(String shown, String answered) {
        return likeness.faults(Json.read(shown), Json.read(answered));
    }
}
