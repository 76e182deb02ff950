package dev.runsheet.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Prints the files, frames and statements of one request. See `bin/trace --help`.
final class Trace {

    private Trace() {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("runsheet-trace-");
        var agent = "-javaagent:" + args[1] + "=" + folder;
        try (var server =
                Served.start(
                        Files.createTempDirectory("runsheet-trace-data-"),
                        Map.of("JAVA_TOOL_OPTIONS", agent))) {
            var scene = Scene.small(server);
            var workload = scene.workloads().get(args[0]);
            // The first ones read what is kept in memory from then on.
            send(server, workload);
            send(server, workload);
            Files.createFile(folder.resolve("on"));
            send(server, workload);
            System.out.println("files of `" + args[0] + "`, in the order they are entered");
            System.out.print(Files.readString(awaited(folder.resolve("trace"))));
        }
    }

    private static void send(Served server, Workload workload) throws Exception {
        try (var http = new Http(server.port())) {
            var request = workload.next();
            var reply = http.send(request.method(), request.path(), request.token(), request.body());
            if (reply.status() / 100 != 2) {
                throw new IllegalStateException(reply.status() + " " + reply.body());
            }
        }
    }

    private static Path awaited(Path file) throws InterruptedException {
        long ends = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!Files.exists(file)) {
            if (System.nanoTime() > ends) {
                throw new IllegalStateException("the request left no trace");
            }
            Thread.sleep(10);
        }
        return file;
    }
}
