package dev.runsheet.fire;

import dev.runsheet.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The real server in a process of its own, with its own PostgreSQL below a data directory.
final class ServerProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// Answers when it is ready.
    static ServerProcess start(Path data, String... options) throws IOException {
        return start(data, Map.of(), options);
    }

    /// `settings` are those that the environment has.
    static ServerProcess start(Path data, Map<String, String> settings, String... options)
            throws IOException {
        var command = new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
        command.addAll(List.of(options));
        return begin(data, settings, command).readyWith("is ready on");
    }

    /// With the example company, which it makes first.
    static ServerProcess demo(Path data) throws IOException {
        return begin(data, Map.of(), List.of("demo", "--port", "0", "--data", data.toString()))
                .readyWith("Reopen it");
    }

    /// Anything that the program can be told to do; it may be done before one looks at it.
    static ServerProcess begin(Path folder, Map<String, String> settings, List<String> arguments)
            throws IOException {
        var log = Files.createTempFile(folder, "server-", ".log");
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(arguments);
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RUNSHEET_"));
        // Nobody here has the patience of people.
        builder.environment().put("RUNSHEET_RATE_LIMIT_PER_MINUTE", "0");
        builder.environment().put("RUNSHEET_DRAIN_SECONDS", "0");
        builder.environment().putAll(settings);
        return new ServerProcess(builder.start(), log);
    }

    /// Answers when it has said so.
    ServerProcess readyWith(String word) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!said().contains(word)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError("the server did not say " + word + ":\n" + said());
            }
            await(20);
        }
        return this;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// The status that it ends with by itself.
    int ended() {
        awaitEnd();
        return process.exitValue();
    }

    /// `http://127.0.0.1:8080`.
    String url() throws IOException {
        return find("ready on (\\S+)");
    }

    /// What stands behind a word in what it has printed.
    String told(String word) throws IOException {
        return find("(?m)^ *" + word + " +(\\S+)");
    }

    private String find(String pattern) throws IOException {
        var found = Pattern.compile(pattern).matcher(said());
        if (!found.find()) {
            throw new AssertionError("the server did not say " + pattern + ":\n" + said());
        }
        return found.group(1);
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    /// As `kill -9` does: it has no time for anything.
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// As `kill` does: it finishes what it is at.
    void stop() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the server did not end");
            }
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new AssertionError(fault);
        }
    }

    static void await(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new AssertionError(fault);
        }
    }
}
