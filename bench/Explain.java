package dev.runsheet.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Asks for every list and search at a million tasks, and PostgreSQL how it found them. See
/// `bin/explain --help`.
final class Explain {
    private static final double MOST_MILLIS = 50;

    /// As often as it takes for a statement to be prepared and its plan to be settled, and a few more.
    private static final int TIMES = 12;

    private static final int MEASURED = 3;
    private static final Path PLANS = Path.of("bench/plans");
    private static final Pattern TOTAL = Pattern.compile("\"total\":(\\d+)");

    private record Answered(Question question, double millis, double processor, int statements, String total, String fault, Plans plans) {}

    private Explain() {}

    public static void main(String[] args) throws Exception {
        var kept = args.length == 1 ? Path.of(args[0]) : null;
        var server = Served.start(kept == null ? Files.createTempDirectory("runsheet-explain-") : Files.createDirectories(kept), Map.of());
        boolean isFine;
        try {
            var values = Million.in(server);
            explaining(server);
            server.restart();
            isFine = report(ask(server, values));
        } finally {
            if (kept == null) {
                server.close();
            } else {
                server.stop();
            }
        }
        System.exit(isFine ? 0 : 1);
    }

    /// From the next start on, every statement leaves its plan in the log.
    private static void explaining(Served server) throws Exception {
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute("alter system set session_preload_libraries = 'auto_explain'");
            statement.execute("alter system set log_planner_stats = on");
            statement.execute("alter system set log_executor_stats = on");
            for (var setting : List.of("log_min_duration = 0", "log_analyze = on", "log_buffers = on", "log_timing = off")) {
                statement.execute("load 'auto_explain'");
                statement.execute("alter system set auto_explain." + setting);
            }
        }
    }

    private static List<Answered> ask(Served server, Map<String, String> values) throws Exception {
        var answers = new ArrayList<Answered>();
        for (var question : Question.all(values)) {
            try (var http = new Http(server.port())) {
                var answer = ask(server, http, question, values);
                Bench.say(String.format(Locale.ROOT, "%8.1f ms, %6.1f of the processor  %s %s", answer.millis(), answer.processor(), question.name(), answer.fault()));
                answers.add(answer);
                keepPlan(answer);
            }
        }
        return answers;
    }

    private static Answered ask(Served server, Http http, Question question, Map<String, String> values)
            throws IOException {
        var token = values.getOrDefault(question.who() + " token", values.get(question.who()));
        var millis = new ArrayList<Double>();
        var processor = new ArrayList<Double>();
        Plans plans = null;
        Http.Reply reply = null;
        for (int time = 0; time < TIMES; time++) {
            long before = Files.size(server.postgresLog());
            reply = http.send("GET", "/organizations/" + values.get("org") + "/" + question.path(), token, "");
            if (reply.status() != 200) {
                throw new IllegalStateException(question + ": " + reply.status() + " " + reply.body());
            }
            plans = Plans.of(since(server.postgresLog(), before));
            if (time >= TIMES - MEASURED) {
                millis.add(plans.millis());
                processor.add(plans.processor());
            }
        }
        double used = median(processor);
        var fault = (plans.readsAWholeTable() ? "reads a whole table " : "") + (used > MOST_MILLIS ? "too slow" : "");
        return new Answered(question, median(millis), used, plans.all().size(), totals(reply.body()), fault.strip(), plans);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /// The number of rows there are; of a search that of each kind.
    private static String totals(String body) {
        return String.join(" ", TOTAL.matcher(body).results().map(each -> each.group(1)).toList());
    }

    private static String since(Path log, long before) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(before);
            var bytes = new byte[(int) (file.length() - before)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static void keepPlan(Answered answer) throws IOException {
        var question = answer.question();
        var longest = answer.plans().longest();
        Files.createDirectories(PLANS);
        Files.writeString(
                PLANS.resolve(question.file()),
                String.format(Locale.ROOT, "%s, asked by %s%n%.1f ms of %.1f ms%n%n%s", question.name(), question.who(),
                        longest.millis(), answer.plans().millis(), longest.text()));
    }

    private static boolean report(List<Answered> answers) throws IOException {
        var text = new StringBuilder("| question | found | statements | database ms | elapsed ms | |\n|---|---|---|---|---|---|\n");
        for (var each : answers) {
            text.append(String.format(Locale.ROOT, "| %s | %s | %d | %.1f | %.1f | %s |%n", each.question().name(), each.total(),
                    each.statements(), each.processor(), each.millis(), each.fault()));
        }
        Report.keep(Path.of("docs/bench.md"), "of lists ", text.toString());
        System.out.println(text);
        return answers.stream().allMatch(each -> each.fault().isEmpty());
    }
}
