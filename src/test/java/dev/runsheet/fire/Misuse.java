package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.Reply;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Sends a secret where it does not belong, and looks for all secrets in what is said to that.
final class Misuse {
    private static final int PATIENCE_MILLIS = 30_000;

    /// What a client calls itself is written into the log when it is no longer than this.
    private static final int LONGEST_NAME = 32;

    private final String url;
    private final String org;
    private final Wire ann;
    private final Canaries canaries;

    Misuse(String url, String org, Wire ann, Canaries canaries) {
        this.url = url;
        this.org = org;
        this.ann = ann;
        this.canaries = canaries;
    }

    /// Each in places where it does not belong.
    void of(String what, String value) {
        headers(what, value);
        places(what, URLEncoder.encode(value, StandardCharsets.UTF_8));
        bodies(what, value);
        broken(value);
    }

    private void headers(String what, String value) {
        var nobody = Wire.ofNobody(url);
        var callers =
                new ArrayList<>(
                        List.of(
                                new Wire(url, value),
                                new Wire(url, value + "x"),
                                nobody.with("Authorization", "Basic " + value),
                                nobody.with("Authorization", "Bearer" + value),
                                nobody.with("Cookie", "session=" + value),
                                ann.with("X-Forwarded-For", value)));
        if (value.length() > LONGEST_NAME) {
            callers.add(ann.with("X-Tallyfy-Client", value));
        }
        for (var caller : callers) {
            for (var path : List.of("/me", org + "/tags/x", "/nowhere")) {
                refused(what, caller.get(path));
            }
        }
    }

    private void places(String what, String coded) {
        for (var path :
                List.of(
                        "/%s",
                        "/nowhere/%s",
                        "/organizations/%s",
                        org + "/guests/%s",
                        org + "/guests/%s/tasks",
                        org + "/users/%s",
                        org + "/runs/%s/tasks",
                        org + "/me/tasks?page=%s",
                        "/public/library/%s/blueprint/x",
                        "/me?access_token=%s",
                        "/oauth/token?client_secret=%s")) {
            for (var method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
                refused(what, ann.send(method, path.replace("%s", coded), "{"));
            }
        }
    }

    private void bodies(String what, String value) {
        var form = Wire.ofNobody(url).with("Content-Type", "application/x-www-form-urlencoded");
        for (var body :
                List.of(
                        "%s",
                        "{\"client_secret\": \"%s",
                        "{\"grant_type\": \"%s\"}",
                        "{\"grant_type\": \"client_credentials\", \"client_id\": \"%s\", \"client_secret\": \"%s\"}",
                        "{\"grant_type\": \"refresh_token\", \"refresh_token\": \"%s\", \"client_id\": \"1\", \"client_secret\": \"x\"}")) {
            var text = body.replace("%s", value);
            refused(what, Wire.ofNobody(url).post("/oauth/token", text));
            refused(what, form.post("/oauth/token", text));
            refused(what, ann.post(org + "/tags", text));
        }
        refused(what, ann.post(org + "/tags", Map.of("title", "", "color", value)));
        refused(what, ann.post(org + "/guests", Map.of("email", value)));
        refused(what, ann.post(org + "/runs", Map.of("checklist_id", value)));
    }

    /// What is no request at all.
    private void broken(String value) {
        var address = URI.create(url);
        for (var text :
                List.of(
                        "GET /me?token=" + value + " HTTP/9\r\n\r\n",
                        value + "\r\n\r\n",
                        "GET /me HTTP/1.1\r\nHost: a\r\nAuthorization Bearer " + value + "\r\n\r\n",
                        "GET /me HTTP/1.1\r\nHost: a\r\nContent-Length: " + value + "\r\n\r\n")) {
            try (var socket = new Socket(address.getHost(), address.getPort())) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                socket.shutdownOutput();
                canaries.lookIn(
                        "the answer to a broken request",
                        new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException _) {
                // Hanging up is an answer, too.
            }
        }
    }

    private void refused(String what, Reply reply) {
        assertThat(reply.status()).as(what + " " + reply.text()).isNotEqualTo(500);
        if (reply.status() >= 400) {
            canaries.lookIn(
                    "a refusal: " + reply.text().replaceAll("\\s+", " "),
                    reply.text() + reply.headers());
        }
    }
}
