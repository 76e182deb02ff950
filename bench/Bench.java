package dev.runsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measures what people wait for over HTTP, and beside each the same work done by `pgbench` on the same
/// database, in turns. See `bin/bench --help`.
final class Bench {
    private static final int CLIENTS = 32;
    private static final int ROUNDS = 2;
    private static final double HTTP_SECONDS = 8;
    private static final int PGBENCH_SECONDS = 6;
    private static final double WARM_SECONDS = 60;

    /// What one workload came to, over all rounds.
    record Row(
            double http,
            double pgbench,
            double p50,
            double p99,
            double serverCpu,
            double databaseCpu,
            long statements,
            long errors) {
        double ratio() {
            return http / pgbench;
        }
    }

    private Bench() {}

    public static void main(String[] args) throws Exception {
        var json = args.length == 2 && args[0].equals("--json") ? Path.of(args[1]) : null;
        var data = Files.createTempDirectory("runsheet-bench-");
        try (var server = Served.start(data, Map.of())) {
            say("preparing 50 organizations, 20,000 runs, 200,000 tasks");
            var scene = Scene.prepare(server);
            var statements = Statements.count(server, scene);
            say("warming up for " + (int) WARM_SECONDS + " s");
            warm(server, scene);
            var rows = measure(server, scene, statements);
            var fixed = fixedRate(server, scene);
            long resident = Cpu.residentMb(server.pid());
            double start = server.restart();
            report(rows, fixed, resident, start, json);
        }
    }

    private static void warm(Served server, Scene scene) throws InterruptedException {
        var workloads = List.copyOf(scene.workloads().values());
        Load.saturate(
                server.port(),
                CLIENTS,
                WARM_SECONDS,
                number -> workloads.get((int) (number % workloads.size())).next());
    }

    private static Map<String, Row> measure(
            Served server, Scene scene, Map<String, Integer> statements) throws Exception {
        var rows = new LinkedHashMap<String, Row>();
        for (var workload : scene.workloads().values()) {
            say("measuring " + workload.name());
            rows.put(workload.name(), measure(server, workload, statements));
        }
        return rows;
    }

    private static Row measure(Served server, Workload workload, Map<String, Integer> statements)
            throws Exception {
        var http = new ArrayList<Load.Result>();
        double direct = 0;
        double serverCpu = 0;
        double databaseCpu = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double serverBefore = Cpu.of(server.pid());
            double databaseBefore = Cpu.ofFamily(server.postgresPid());
            var result =
                    Load.saturate(server.port(), CLIENTS, HTTP_SECONDS, _ -> workload.next());
            serverCpu += Cpu.of(server.pid()) - serverBefore;
            databaseCpu += Cpu.ofFamily(server.postgresPid()) - databaseBefore;
            http.add(result);
            direct += Pgbench.rate(server, workload.name(), CLIENTS, PGBENCH_SECONDS);
        }
        return row(workload, http, direct / ROUNDS, serverCpu, databaseCpu, statements);
    }

    private static Row row(
            Workload workload,
            List<Load.Result> rounds,
            double direct,
            double serverCpu,
            double databaseCpu,
            Map<String, Integer> statements) {
        long answered = rounds.stream().mapToLong(each -> each.times().length).sum();
        long errors = rounds.stream().mapToLong(Load.Result::errors).sum();
        rounds.stream()
                .filter(each -> each.errors() > 0)
                .findFirst()
                .ifPresent(each -> say("  " + each.errors() + " errors, first: " + each.firstError()));
        var row =
                new Row(
                        rounds.stream().mapToDouble(Load.Result::rate).average().orElse(0),
                        direct,
                        rounds.stream().mapToDouble(each -> each.millis(0.5)).average().orElse(0),
                        rounds.stream().mapToDouble(each -> each.millis(0.99)).max().orElse(0),
                        serverCpu * 1000 / answered,
                        databaseCpu * 1000 / answered,
                        statements.getOrDefault(workload.name(), 0),
                        errors);
        say("  " + line(workload.name(), row));
        return row;
    }

    /// How long the list of my tasks takes at a hundred requests a second.
    private static Load.Result fixedRate(Served server, Scene scene) throws InterruptedException {
        say("listing my tasks at 100 requests a second");
        return Load.steady(
                server.port(), CLIENTS, 10, 100, _ -> scene.workloads().get("list_tasks").next());
    }

    private static void report(
            Map<String, Row> rows, Load.Result fixed, long resident, double start, Path json)
            throws IOException {
        var text = new StringBuilder();
        text.append("| work | http/s | pgbench/s | ratio | p50 ms | p99 ms | server ms | database ms | statements |\n");
        text.append("|---|---|---|---|---|---|---|---|---|\n");
        rows.forEach((name, row) -> text.append(markdown(name, row)));
        text.append(
                String.format(
                        Locale.ROOT,
                        "%nList of my tasks at 100 requests a second: p50 %.1f ms, p99 %.1f ms. Resident: %d MB."
                                + " Start to first answer on this data directory: %.2f s.%n",
                        fixed.millis(0.5), fixed.millis(0.99), resident, start));
        System.out.println();
        System.out.println(text);
        Report.keep(Path.of("docs/bench.md"), "", text.toString());
        if (json != null) {
            Files.writeString(json, Report.json(rows));
        }
    }

    private static String markdown(String name, Row row) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.2f | %.1f | %.1f | %.2f | %.2f | %d |%n",
                name, row.http(), row.pgbench(), row.ratio(), row.p50(), row.p99(), row.serverCpu(),
                row.databaseCpu(), row.statements());
    }

    private static String line(String name, Row row) {
        return String.format(
                Locale.ROOT,
                "%-10s %6.0f/s http, %6.0f/s pgbench, ratio %.2f, p50 %.1f ms, p99 %.1f ms, cpu %.2f + %.2f ms, %d statements",
                name, row.http(), row.pgbench(), row.ratio(), row.p50(), row.p99(), row.serverCpu(),
                row.databaseCpu(), row.statements());
    }

    static void say(String line) {
        System.out.println(line);
    }
}
