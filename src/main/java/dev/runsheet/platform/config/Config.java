package dev.runsheet.platform.config;

import dev.runsheet.base.Settings;
import dev.runsheet.platform.db.Address;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the server is told from outside, read once at start. Without a `database` it brings one of
/// its own, whose files are below `data`.
public record Config(
        Optional<Address> database, Path data, String host, int port, Settings settings) {

    /// Throws `Misconfigured` with everything that is wrong.
    public static Config of(Map<String, String> environment) {
        var variables = new Variables(environment);
        var config =
                new Config(
                        database(variables),
                        Path.of(variables.text("DATA").orElse("data")),
                        variables.text("HOST").orElse("127.0.0.1"),
                        variables.whole("PORT", 0, 65535, 8080),
                        settings(variables));
        variables.finish();
        return config;
    }

    private static Optional<Address> database(Variables variables) {
        var url = variables.text("DATABASE_URL");
        var user = variables.text("DATABASE_USER");
        var password = variables.text("DATABASE_PASSWORD");
        if (url.isEmpty()) {
            user.ifPresent(
                    name -> variables.fault("DATABASE_USER", "needs RUNSHEET_DATABASE_URL", name));
            return Optional.empty();
        }
        var plain = url.get().replaceFirst("^jdbc:", "").replaceFirst("^postgres:", "postgresql:");
        if (!plain.startsWith("postgresql://") || plain.contains("@")) {
            variables.fault(
                    "DATABASE_URL",
                    "must look like postgresql://host:5432/name, with RUNSHEET_DATABASE_USER and"
                            + " RUNSHEET_DATABASE_PASSWORD beside it",
                    plain.replaceFirst("//[^/]*@", "//...@"));
        }
        return Optional.of(
                new Address("jdbc:" + plain, user.orElse("runsheet"), password.orElse("")));
    }

    private static Settings settings(Variables variables) {
        var usual = Settings.DEFAULT;
        return new Settings(
                variables.flag("REQUIRE_CLIENT_HEADER", usual.requireClientHeader()),
                variables.word("DATE_MILLIS", usual.dateMillis()),
                variables.word("OWNERS_SHAPE", usual.ownersShape()),
                variables.word("RUN_WRITE_PROGRESS", usual.runWriteProgress()),
                variables.word("UNKNOWN_FIELD_KEYS", usual.unknownFieldKeys()),
                variables.flag(
                        "ONEOFF_PUT_REQUIRES_CORE_FIELDS", usual.oneoffPutRequiresCoreFields()),
                variables.flag("COMPLETION_ACCEPTS_TASKDATA", usual.completionAcceptsTaskdata()),
                variables.word("OPEN_STATUS_LITERAL", usual.openStatusLiteral()),
                variables.word("LAUNCH_TASKS_MAP", usual.launchTasksMap()),
                variables.word("PUT_RUN_ABSENT_LISTS", usual.putRunAbsentLists()),
                variables.word("AUTOMATION_FIRE", usual.automationFire()),
                variables.flag("REEVALUATE_ON_PRERUN_EDIT", usual.reevaluateOnPrerunEdit()),
                variables.whole("WEBHOOK_RETRIES", 0, 100, usual.webhookRetries()));
    }
}
