package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Page;
import dev.runsheet.base.Slice;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PagingTest {
    private static final int ROWS = 23;
    private static TestServer server;

    @BeforeAll
    static void start() {
        var routes = new Routes();
        routes.open()
                .get(
                        "/tags",
                        call -> {
                            var page = call.page(10);
                            return Answer.list(call, rows(page), page);
                        });
        routes.open()
                .get(
                        "/tasks",
                        call -> {
                            var page = call.page(10);
                            return Answer.list(call, rows(page), page, Map.of("overdue_tasks", 2));
                        });
        routes.open()
                .get(
                        "/sizes",
                        call -> {
                            var page = call.page(999, 999);
                            return Answer.plain(List.of(page.number(), page.size(), page.isAll()));
                        });
        routes.open()
                .get(
                        "/nothing",
                        call -> Answer.list(call, new Slice<>(List.of(), 0), call.page(10)));
        server = new TestServer(routes);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theMiddlePageLinksBothWaysAndKeepsEveryFilter() {
        assertThat(server.get("/api/tags?status=a%2Cb&page=2&q=x+y&per_page=10").body())
                .isEqualTo(
                        "{\"data\":["
                                + numbers(11, 20)
                                + "],\"meta\":{\"pagination\":{\"total\":23,\"count\":10,"
                                + "\"per_page\":10,\"current_page\":2,\"total_pages\":3,"
                                + "\"has_more_pages\":true,\"links\":{"
                                + "\"previous\":\"URL1\",\"prev\":\"URL1\",\"next\":\"URL3\"}}}}"
                                        .replace(
                                                "URL",
                                                server.url(
                                                        "/api/tags?status=a%2Cb&q=x+y&per_page=10&page=")));
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(server.get("/tags?page=3").body())
                .contains("\"count\":3", "\"has_more_pages\":false")
                .doesNotContain("\"next\"");
    }

    @Test
    void aPageBeyondTheEndIsEmptyAndLinksBackToTheLast() {
        assertThat(server.get("/tags?page=99999999999").body())
                .startsWith("{\"data\":[],")
                .contains("\"count\":0", "\"total\":23", "\"has_more_pages\":false")
                .contains("\"previous\":\"" + server.url("/tags?page=3") + "\"");
    }

    @Test
    void anEmptyListHasOnePage() {
        assertThat(server.get("/nothing").body())
                .contains("\"data\":[]", "\"total\":0", "\"total_pages\":1", "\"links\":{}");
    }

    @Test
    void whatMakesNoSenseIsTheDefault() {
        for (var query :
                new String[] {
                    "", "?page=0&per_page=0", "?page=-1&per_page=x", "?page=&per_page="
                }) {
            assertThat(server.get("/sizes" + query).body()).as(query).isEqualTo("[1,999,false]");
        }
    }

    @Test
    void limitIsPerPageUnlessThatIsThere() {
        assertThat(server.get("/sizes?limit=5").body()).isEqualTo("[1,5,false]");
        assertThat(server.get("/sizes?limit=5&per_page=7").body()).isEqualTo("[1,7,false]");
    }

    @Test
    void tooManyRowsAreClampedAndReported() {
        assertThat(server.get("/tags?per_page=500").body()).contains("\"per_page\":100");
        assertThat(server.get("/sizes?per_page=1000000000000").body()).isEqualTo("[1,999,false]");
    }

    @Test
    void withoutPaginationEveryRowComesAndNoPagination() {
        assertThat(server.get("/tags?without_pagination=true").body())
                .isEqualTo("{\"data\":[" + numbers(1, ROWS) + "]}");
        assertThat(server.get("/tasks?without_pagination=1").body())
                .endsWith("\"meta\":{\"overdue_tasks\":2}}");
    }

    @Test
    void moreKeysStandBesidePagination() {
        assertThat(server.get("/tasks?page=3").body())
                .endsWith(
                        "\"links\":{\"previous\":\""
                                + server.url("/tasks?page=2")
                                + "\",\"prev\":\""
                                + server.url("/tasks?page=2")
                                + "\"}},\"overdue_tasks\":2}}");
    }

    private static Slice<Map<String, Object>> rows(Page page) {
        var rows =
                IntStream.rangeClosed(1, ROWS)
                        .skip(page.offset())
                        .limit(page.isAll() ? ROWS : page.size())
                        .mapToObj(number -> Map.<String, Object>of("n", number))
                        .toList();
        return new Slice<>(rows, ROWS);
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> "{\"n\":" + number + "}")
                .reduce((left, right) -> left + "," + right)
                .orElseThrow();
    }
}
