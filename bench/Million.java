package dev.runsheet.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A database with a million tasks in four organizations.
final class Million {
    /// Of the second organization: a member like all others, one with every twentieth task, and the rest.
    private static final Map<String, String> VALUES =
            Map.ofEntries(
                    Map.entry("org", "select replace(org_id::text, '-', '') from bench_org where n = 2"),
                    Map.entry("admin", "select token from bench_member where n = 2 and m = 1"),
                    Map.entry("member token", "select token from bench_member where n = 2 and m = 70"),
                    Map.entry("busy token", "select token from bench_member where n = 2 and m = 2"),
                    Map.entry("light", "select token from bench_member where n = 2 and m = 245"),
                    Map.entry("member", "select member_id::text from bench_member where n = 2 and m = 70"),
                    Map.entry("busy", "select member_id::text from bench_member where n = 2 and m = 2"),
                    Map.entry("guest", "select 'guest7.2@bench.example'"),
                    Map.entry("group", "select replace(id::text, '-', '') from bench_group where n = 2 and g = 4"),
                    Map.entry("tag", "select replace(id::text, '-', '') from bench_tag where n = 2 and g = 7"),
                    Map.entry("folder", "select replace(id::text, '-', '') from bench_folder where n = 2 and g = 7"),
                    Map.entry("template", "select replace(id::text, '-', '') from bench_template where n = 2 and k = 20"),
                    Map.entry("run", "select replace(run_id::text, '-', '') from bench_run where n = 2 and g = 1200"),
                    Map.entry("day", "select to_char(now() - interval '30 days', 'YYYY-MM-DD')"),
                    Map.entry("week", "select to_char(now() - interval '24 days', 'YYYY-MM-DD')"));

    private Million() {}

    /// Made, where they are not there yet; answers what the questions name.
    static Map<String, String> in(Served server) throws Exception {
        try (var connection = server.connect()) {
            if (text(connection, "select to_regclass('bench_template')::text") == null) {
                make(server, connection);
            }
            Scene.run(connection, "vacuum analyze; \ncheckpoint");
            var values = new HashMap<String, String>();
            for (var value : VALUES.entrySet()) {
                values.put(value.getKey(), text(connection, value.getValue()));
            }
            return values;
        }
    }

    /// Indexes are made when all rows are there, which is far quicker.
    private static void make(Served server, Connection connection) throws Exception {
        Bench.say("making a million tasks");
        Scene.source(server, connection);
        var indexes = list(connection, """
                select i.indexdef
                  from pg_indexes i
                 where i.schemaname = 'public' and i.tablename in ('run', 'task', 'task_card', 'task_assignment') and i.indexname !~ '_pkey$'
                """);
        for (var index : indexes) {
            Scene.run(connection, "drop index " + index.replaceFirst("CREATE (?:UNIQUE )?INDEX (\\w+) .*", "$1"));
        }
        Scene.run(connection, "set synchronous_commit = off; \nset session_replication_role = replica; \nset maintenance_work_mem = '512MB'");
        Scene.run(connection, Files.readString(Path.of("bench/million.sql")));
        Bench.say("making their indexes");
        for (var index : indexes) {
            Scene.run(connection, index);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        return list(connection, query).getFirst();
    }

    private static List<String> list(Connection connection, String query) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
