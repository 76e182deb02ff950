package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BodyTest {
    private static final String ORG = "/organizations/" + TestServer.BAKERY.hex();
    private static TestServer server;

    @BeforeAll
    static void start() {
        var routes = new Routes();
        routes.post("/organizations/{org}/echo", (call, _) -> Answer.ok(call.body().values()));
        server = new TestServer(routes);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anEmptyBodyIsAnEmptyObject() {
        assertThat(server.send("POST", ORG + "/echo", "").body()).isEqualTo("{\"data\":{}}");
        assertThat(server.send("POST", ORG + "/echo", " \n ").body()).isEqualTo("{\"data\":{}}");
    }

    @Test
    void aBodyThatIsNoObjectIsMalformed() {
        for (var body : new String[] {"[]", "7", "\"x\"", "null", "{", "{}{}", "{'a':1}", "NaN"}) {
            var answer = server.send("POST", ORG + "/echo", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).startsWith("{\"error\":true,\"message\":\"");
        }
    }

    @Test
    void aFormIsReadToo() {
        var answer =
                server.send(
                        "POST",
                        ORG + "/echo",
                        "grant_type=password&username=a%40b.example&n=1&n=2&l[]=x&l%5B%5D=y+z",
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"data\":{\"grant_type\":\"password\",\"username\":\"a@b.example\","
                                + "\"n\":\"2\",\"l\":[\"x\",\"y z\"]}}");
    }

    @Test
    void twoMegabytesAreTakenAndNoMore() {
        var most = 2 * 1024 * 1024;
        assertThat(server.send("POST", ORG + "/echo", body(most)).statusCode()).isEqualTo(200);
        var answer = server.send("POST", ORG + "/echo", body(most + 1));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).startsWith("{\"error\":true,");
    }

    @Test
    void whoeverSendsFarTooMuchStillReadsTheAnswer() {
        var answer = server.send("POST", ORG + "/echo", body(40 * 1024 * 1024));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(server.send("POST", ORG + "/echo", "").statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatBreaksOffIsNoBug() {
        assertThat(
                        server.rawHalf(
                                "POST "
                                        + ORG
                                        + "/echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ann\r\n"
                                        + "Content-Length: 100\r\n\r\n{"))
                .doesNotContain("HTTP/1.1 500", "HTTP/1.1 200");
    }

    @Test
    void aChunkedBodyIsLimitedToo() {
        var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        assertThat(
                        server.raw(
                                "POST "
                                        + ORG
                                        + "/echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ann\r\n"
                                        + "Transfer-Encoding: chunked\r\n\r\n"
                                        + chunk.repeat(33)
                                        + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ")
                .contains("{\"error\":true,");
    }

    private static String body(int size) {
        return "{\"a\":\"" + "x".repeat(size - 8) + "\"}";
    }
}
