package dev.runsheet.bench;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Counts the statements of one request of each kind, by what PostgreSQL itself logs of them.
final class Statements {
    private static final Pattern STATEMENT = Pattern.compile("LOG: .*(execute [^:]*|statement): ");
    private static final Pattern FRAME =
            Pattern.compile(": (?i)(begin|commit|rollback|set |show |select true)");

    private Statements() {}

    static Map<String, Integer> count(Served server, Scene scene) throws Exception {
        var counts = new HashMap<String, Integer>();
        log(server, "all");
        for (var workload : scene.workloads().values()) {
            try (var http = new Http(server.port())) {
                long before = Files.size(server.postgresLog());
                var request = workload.next();
                http.send(request.method(), request.path(), request.token(), request.body());
                Thread.sleep(200);
                var text = Files.readString(server.postgresLog()).substring((int) before);
                counts.put(
                        workload.name(),
                        (int)
                                text.lines()
                                        .filter(line -> STATEMENT.matcher(line).find())
                                        .filter(line -> !FRAME.matcher(line).find())
                                        .count());
            }
        }
        log(server, "none");
        return counts;
    }

    private static void log(Served server, String what) throws Exception {
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute("alter system set log_statement = '" + what + "'");
            statement.execute("select pg_reload_conf()");
        }
        Thread.sleep(300);
    }
}
