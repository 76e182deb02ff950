package dev.runsheet.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with a browser as plain as can be: it keeps cookies, and follows nothing by itself.
public final class Surfer {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern MARK = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    private final ApiServer server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String page = "";

    public Surfer(ApiServer server) {
        this.server = server;
    }

    /// `path` is one of the server, or a whole address of it.
    public Reply open(String path) {
        return send(request(path).GET());
    }

    /// What the form on the page that was opened last would send, with its mark.
    public Reply submit(String path, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        var mark = MARK.matcher(page);
        if (mark.find()) {
            all.put("form", mark.group(1));
        }
        return post(path, all);
    }

    /// Nothing but these fields.
    public Reply post(String path, Map<String, String> fields, String... headers) {
        var body =
                fields.entrySet().stream()
                        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                request(path)
                        .setHeader("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    public Reply signIn(String email, String password) {
        return post("/sign-in", Map.of("email", email, "password", password));
    }

    public String cookie(String name) {
        return cookies.get(name);
    }

    public Surfer keep(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    private HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(server.url(path)))
                        .timeout(Duration.ofSeconds(20))
                        .setHeader("Accept", "text/html,*/*;q=0.8");
        if (!cookies.isEmpty()) {
            request.setHeader(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::take);
            page = answer.body();
            return new Reply(answer.statusCode(), answer.headers(), page);
        } catch (IOException fault) {
            throw new AssertionError(fault);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new AssertionError(fault);
        }
    }

    private void take(String cookie) {
        var pair = cookie.split(";")[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
