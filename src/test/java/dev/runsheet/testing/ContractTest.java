package dev.runsheet.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractTest {
    private static final String ORG = "/organizations/4f1d2c3b5a69788796a5b4c3d2e1f00a";
    private static final String TAGS = ORG + "/tags";
    private static final String TAG =
            """
            {"data": {"id": "0d2fa1b2c3d4e5f60718293a4b5c6d7e", "title": "Urgent", "color": "#c0392b",
                "auto_generated": false, "created_at": "2026-03-06T12:00:00.000Z", "deleted_at": null,
                "custom_fields": {}}}
            """;

    @Test
    void anAnswerAsDescribedPasses() {
        check("POST", TAGS, 201, TAG);
        check("POST", "/api" + TAGS + "?with=statistics", 201, TAG);
    }

    @Test
    void aMissingKeyIsNamed() {
        assertFails("POST", TAGS, 201, TAG.replace("\"color\"", "\"colour\""), "color");
    }

    @Test
    void aRetypedKeyIsNamed() {
        assertFails("POST", TAGS, 201, TAG.replace("false", "0"), "auto_generated");
        assertFails("POST", TAGS, 201, TAG.replace("06T12", "06 12"), "created_at");
    }

    @Test
    void aKeyMoreIsNoFault() {
        check("POST", TAGS, 201, TAG.replace("\"title\"", "\"items\": 3, \"title\""));
    }

    @Test
    void aStatusThatIsNotDescribedFails() {
        assertFails("POST", TAGS, 200, TAG, "says only [201, ");
    }

    @Test
    void everyOperationMayRefuseWhatIsTooMuch() {
        check("POST", TAGS, 413, "{\"error\": true, \"message\": \"The request is too large.\"}");
    }

    @Test
    void aBugIsNeverAsDescribed() {
        assertFails("GET", TAGS, 500, "{\"error\": true, \"message\": \"Server Error\"}", "a bug");
    }

    @Test
    void aHeaderThatIsDescribedMustBeThere() {
        var stale =
                "{\"error\": true, \"message\": \"Somebody else has changed this.\", \"data\": {}}";
        var task = ORG + "/tasks/7d3e9a1c5b2f4860a7c9e1d3f5b70214";
        check("PUT", task, 412, stale);
        assertThatThrownBy(() -> Contract.check("PUT", task, 412, headers("X-Request-Id"), stale))
                .hasMessageContaining("without the headers [ETag]");
    }

    @Test
    void anUnknownPathMustBeRefused() {
        var refusal =
                """
                {"error": true, "message": "API endpoint not found", "code": "ENDPOINT_NOT_FOUND"}
                """;
        check("GET", "/organisations", 404, refusal);
        assertFails("GET", "/organisations", 200, "{}", "knows no such operation");
        assertFails("GET", TAGS, 404, refusal, "mount it");
    }

    @Test
    void anAnswerWithoutBodyHasNone() {
        var task = ORG + "/tasks/7d3e9a1c5b2f4860a7c9e1d3f5b70214";
        check("DELETE", task, 204, "");
        assertFails("DELETE", task, 204, "{}", "where none is described");
        assertFails("GET", task, 200, "", "without the body");
    }

    @Test
    void aWordWinsOverAParameter() {
        assertFails("GET", ORG + "/users/invite", 200, "{}", "knows no such operation");
        assertFails("POST", ORG + "/users/invite", 200, "{}", "data");
    }

    private static void check(String method, String path, int status, String body) {
        assertThatCode(
                        () ->
                                Contract.check(
                                        method,
                                        path,
                                        status,
                                        headers("X-Request-Id", "ETag"),
                                        body))
                .doesNotThrowAnyException();
    }

    private static void assertFails(
            String method, String path, int status, String body, String word) {
        assertThatThrownBy(
                        () ->
                                Contract.check(
                                        method,
                                        path,
                                        status,
                                        headers("X-Request-Id", "ETag"),
                                        body))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(word);
    }

    private static HttpHeaders headers(String... names) {
        return HttpHeaders.of(
                Stream.of(names).collect(Collectors.toMap(each -> each, _ -> List.of("7"))),
                (_, _) -> true);
    }
}
