package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryTest {
    @Test
    void theFirstValueOfAKeyCounts() {
        var query = Query.of("q=a+b&q=c&empty=&bare&%71x=%C3%A9%2B");
        assertThat(query.first("q")).contains("a b");
        assertThat(query.first("qx")).contains("é+");
        assertThat(query.first("empty")).isEmpty();
        assertThat(query.first("absent")).isEmpty();
        assertThat(query.has("bare")).isTrue();
        assertThat(query.has("absent")).isFalse();
    }

    @Test
    void flagsAreReadAsTheWireWritesThem() {
        var query = Query.of("a=true&b=1&c=false&d=0&e=maybe");
        assertThat(query.flag("a")).isTrue();
        assertThat(query.flag("b")).isTrue();
        assertThat(query.flag("c")).isFalse();
        assertThat(query.flag("absent")).isFalse();
        assertThat(query.optionalFlag("d")).contains(false);
        assertThat(query.optionalFlag("e")).isEmpty();
    }

    @Test
    void listsComeWithCommasOrBrackets() {
        assertThat(Query.of("s=a,%20b,,c%2Cd").csv("s")).containsExactly("a", "b", "c", "d");
        assertThat(Query.of("s[]=a&s%5B%5D=b").csv("s")).containsExactly("a", "b");
        assertThat(Query.of("").csv("s")).isEmpty();
    }

    @Test
    void includesAreTrimmedAndKeptOnce() {
        assertThat(Query.of("with=step,run.checklist,%20step").includes())
                .containsExactly("step", "run.checklist");
    }

    @Test
    void whatClientsForgetToEncodeIsReadAllTheSame() {
        var routes = new Routes();
        routes.open()
                .get(
                        "/echo",
                        call ->
                                Answer.plain(
                                        Map.of(
                                                "s", call.query().csv("s"),
                                                "j", call.query().first("j").orElse(""))));
        try (var server = new TestServer(routes)) {
            var answer =
                    server.raw(
                            "GET /echo?s[]=a&s[]=b|c&j={\"x\":1}^ HTTP/1.1\r\nHost: x\r\n"
                                    + "Connection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 200 ").contains("[\"a\",\"b|c\"]");
        }
    }
}
