package dev.runsheet.fire;

import dev.runsheet.platform.db.Database;
import dev.runsheet.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Two real servers, each in a process of its own, on one database and one place for files. They
/// are known by 0 and 1.
final class Pair implements AutoCloseable {
    static final String KEY = "the key that all servers of the bakery have";

    private final TestDatabase database = TestDatabase.empty();
    private final Path data;
    private final Map<String, String> settings;
    private final ServerProcess[] servers = new ServerProcess[2];
    private final Wire[] wires = new Wire[2];
    private final String org;
    private final String token;

    Pair(Map<String, String> more) throws IOException {
        var target = Files.createDirectories(Path.of("target", "killed").toAbsolutePath());
        data = Files.createDirectory(target.resolve("data-" + System.nanoTime()));
        var address = database.address();
        settings =
                new HashMap<>(
                        Map.of(
                                "RUNSHEET_DATABASE_URL", address.url().substring("jdbc:".length()),
                                "RUNSHEET_DATABASE_USER", address.user(),
                                "RUNSHEET_DATABASE_PASSWORD", address.password(),
                                "RUNSHEET_SECRET_KEY", KEY));
        settings.putAll(more);
        servers[0] =
                ServerProcess.start(
                        data, settings, "--org", "Flour", "--email", "ann@flour.example");
        org = "/organizations/" + servers[0].told("Organization");
        token = servers[0].told("Token");
        wires[0] = new Wire(servers[0].url(), token);
        start(1);
    }

    void start(int which) throws IOException {
        servers[which] = ServerProcess.start(data, settings);
        wires[which] = new Wire(servers[which].url(), token);
    }

    ServerProcess server(int which) {
        return servers[which];
    }

    Wire wire(int which) {
        return wires[which];
    }

    Database database() {
        return database.database();
    }

    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    Path data() {
        return data;
    }

    /// `/organizations/{org}`.
    String org() {
        return org;
    }

    /// A template whose steps have these titles.
    String template(String webhook, List<Map<String, Object>> steps) {
        var body =
                new HashMap<String, Object>(
                        Map.of("title", "Bread", "type", "procedure", "steps", steps));
        if (webhook != null) {
            body.put("webhook", webhook);
        }
        return Bakehouse.id(wires[0].post(org + "/checklists", body));
    }

    int count(String sql) {
        return database().read(tx -> tx.createQuery(sql).mapTo(Integer.class).one());
    }

    List<String> texts(String sql) {
        return database().read(tx -> tx.createQuery(sql).mapTo(String.class).list());
    }

    @Override
    public void close() throws IOException {
        for (var server : servers) {
            if (server != null) {
                server.kill();
            }
        }
        database.close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
