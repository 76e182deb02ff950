package dev.runsheet.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A real provider of OpenID Connect, in a process of its own (`src/test/oidc`). Everybody may sign
/// in there, with any address. It is started with Node.js, which fetches it once.
public final class OidcProvider implements AutoCloseable {
    public static final String CLIENT = "runsheet";
    public static final String SECRET = "a-secret-of-two";

    private static final Path SOURCE = Path.of("src/test/oidc");
    private static final Path HOME = Path.of("target/oidc");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern PROMPT = Pattern.compile("name=\"prompt\" value=\"([^\"]+)\"");
    private static final int MOST_STEPS = 12;

    private final Process process;
    private final BufferedReader said;
    private final int port;

    private OidcProvider(Process process) throws IOException {
        this.process = process;
        said = process.inputReader();
        port = Integer.parseInt(line());
    }

    /// On a free port; it answers once its client is registered.
    public static OidcProvider start() {
        return start(0, "");
    }

    /// On that port, with other keys than any before. With `in-token` it tells the address in the
    /// identity token, and not only where it is asked for.
    public static OidcProvider start(int port, String manner) {
        try {
            install();
            var process =
                    new ProcessBuilder("node", "provider.mjs", Integer.toString(port), manner)
                            .directory(HOME.toFile())
                            .redirectError(HOME.resolve("provider.log").toFile())
                            .start();
            return new OidcProvider(process);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Where our side is.
    public OidcProvider register(String redirect) {
        try {
            var to = process.outputWriter();
            to.write(redirect + "\n");
            to.flush();
            line();
            return this;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public URI issuer() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    /// What a browser does that is sent to `address`: it signs in as `login`, agrees, and is sent
    /// back to the address that is answered.
    public URI signIn(URI address, String login) {
        try (var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            var at = address;
            var reply = client.send(HttpRequest.newBuilder(at).build(), text());
            for (int step = 0; step < MOST_STEPS; step++) {
                if (reply.statusCode() == 200) {
                    at = URI.create(found(ACTION, reply.body()));
                    reply = client.send(form(at, found(PROMPT, reply.body()), login), text());
                } else {
                    at = at.resolve(reply.headers().firstValue("Location").orElseThrow());
                    if (at.getPort() != port) {
                        return at;
                    }
                    reply = client.send(HttpRequest.newBuilder(at).build(), text());
                }
            }
            throw new AssertionError("the provider leads nowhere: " + at);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new AssertionError(fault);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest form(URI to, String prompt, String login) {
        var body =
                "prompt=%s&password=any&login=%s"
                        .formatted(prompt, URLEncoder.encode(login, StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(to)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.ofString();
    }

    private static String found(Pattern pattern, String page) {
        var matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + page);
        }
        return matcher.group(1);
    }

    private String line() throws IOException {
        var line = said.readLine();
        if (line == null) {
            throw new AssertionError(
                    "the provider ended: " + Files.readString(HOME.resolve("provider.log")));
        }
        return line;
    }

    /// Once for each list of what is to be installed.
    private static synchronized void install() throws IOException {
        Files.createDirectories(HOME);
        var wanted = Files.readString(SOURCE.resolve("package-lock.json"));
        for (var name : List.of(".npmrc", "package.json", "package-lock.json", "provider.mjs")) {
            Files.writeString(HOME.resolve(name), Files.readString(SOURCE.resolve(name)));
        }
        var mark = HOME.resolve("installed");
        if (Files.exists(mark) && Files.readString(mark).equals(wanted)) {
            return;
        }
        var log = HOME.resolve("install.log");
        var npm =
                new ProcessBuilder("npm", "ci", "--ignore-scripts")
                        .directory(HOME.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (npm.waitFor() != 0) {
                throw new AssertionError("npm failed: " + Files.readString(log));
            }
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new AssertionError(fault);
        }
        Files.writeString(mark, wanted);
    }
}
