package dev.runsheet.platform.config;

import dev.runsheet.base.Body;
import dev.runsheet.base.Settings;
import dev.runsheet.platform.blob.Bucket;
import dev.runsheet.platform.db.Address;
import dev.runsheet.platform.http.Cors;
import dev.runsheet.platform.http.Proxies;
import dev.runsheet.platform.mail.MailServer;
import dev.runsheet.platform.oidc.Registration;
import dev.runsheet.platform.outbound.Reach;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// What the server is told from outside, read once at start. Without a `database` it brings one of
/// its own, whose files are below `data`; without a `givenKey` it makes one there.
public record Config(
        Optional<Address> database,
        Path data,
        String host,
        int port,
        Settings settings,
        Storage storage,
        Optional<SecretKey> givenKey,
        Optional<String> url,
        List<String> outboundAllow,
        Optional<MailServer> mail,
        Mailing mailing,
        Proxies proxies,
        Cors cors,
        Traffic traffic,
        Optional<Registration> provider) {

    static final int SHORTEST_KEY = 32;

    /// Whether letters go to the mail server, if there is one, or are only mentioned in the log.
    public enum Mailing {
        SMTP,
        LOG
    }

    /// Where files are kept, if not below `data`, and which are taken.
    public record Storage(Optional<Bucket> bucket, int mostMegabytes, Set<String> extensions) {
        public static final Set<String> USUAL_EXTENSIONS =
                Set.of(
                        ("xlsx xls pptx docx ppt doc rtf pdf txt mpga mov qt mp4 webm jpg jpeg gif"
                                        + " png ai psd zip xml xps dwg csv tif bmp")
                                .split(" "));
        public static final Storage USUAL = new Storage(Optional.empty(), 100, USUAL_EXTENSIONS);
    }

    /// How many requests of one user or address are answered in a minute, all of them when it is 0,
    /// and for how long a server that ends goes on answering after it has said so.
    public record Traffic(int mostAMinute, Duration drain) {
        public static final Traffic USUAL = new Traffic(600, Duration.ofSeconds(2));
    }

    /// Throws `Misconfigured` with everything that is wrong.
    public static Config of(Map<String, String> environment) {
        var variables = new Variables(environment);
        var config =
                new Config(
                        database(variables),
                        Path.of(variables.text("DATA").orElse("data")),
                        variables.text("HOST").orElse("127.0.0.1"),
                        variables.whole("PORT", 0, 65535, 8080),
                        settings(variables),
                        storage(variables),
                        key(variables),
                        url(variables),
                        outboundAllow(variables),
                        mail(variables),
                        variables.word("MAIL", Mailing.SMTP),
                        proxies(variables),
                        cors(variables),
                        traffic(variables),
                        provider(variables));
        variables.finish();
        return config;
    }

    /// What this server seals things with, the same for all servers on one database.
    public SecretKey key() {
        return givenKey.orElseGet(() -> key(new KeyFile(data).read()));
    }

    /// As `key`, without making one.
    public Optional<SecretKey> existingKey() {
        return givenKey.isPresent() || Files.exists(keyFile())
                ? Optional.of(key())
                : Optional.empty();
    }

    public Path keyFile() {
        return data.resolve(KeyFile.NAME);
    }

    private static Optional<SecretKey> key(Variables variables) {
        var text = variables.text("SECRET_KEY").map(String::strip);
        if (text.isPresent() && text.get().length() < SHORTEST_KEY) {
            variables.fault("SECRET_KEY", "must have at least 32 characters", "...");
        }
        return text.map(Config::key);
    }

    private static SecretKey key(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /// Whether letters go anywhere, if only into the log.
    public boolean sendsLetters() {
        return mailing == Mailing.LOG || mail.isPresent();
    }

    /// Where people reach this server, without a slash at the end: for links that go out.
    public String site() {
        return url.orElseGet(() -> "http://" + host + ":" + port);
    }

    private static Optional<String> url(Variables variables) {
        var url = variables.text("URL").map(text -> text.strip().replaceFirst("/+$", ""));
        url.filter(text -> !Body.isUrl(text))
                .ifPresent(
                        text ->
                                variables.fault(
                                        "URL", "must look like https://runsheet.example", text));
        return url;
    }

    private static List<String> outboundAllow(Variables variables) {
        var entries =
                variables
                        .text("OUTBOUND_ALLOW")
                        .map(text -> List.of(text.strip().split("[\\s,]+")))
                        .orElse(List.of());
        Reach.fault(entries)
                .ifPresent(
                        entry ->
                                variables.fault(
                                        "OUTBOUND_ALLOW",
                                        "must be hosts, hosts with a port, or networks like"
                                                + " 10.1.0.0/16",
                                        entry));
        return entries;
    }

    private static Optional<MailServer> mail(Variables variables) {
        var host = variables.text("SMTP_HOST");
        var port = variables.whole("SMTP_PORT", 1, 65535, 587);
        var security = variables.word("SMTP_SECURITY", MailServer.Security.STARTTLS);
        var user = variables.text("SMTP_USER").orElse("");
        var password = variables.text("SMTP_PASSWORD").orElse("");
        var from = variables.text("SMTP_FROM");
        if (host.isPresent() && from.filter(text -> text.contains("@")).isEmpty()) {
            variables.fault(
                    "SMTP_FROM", "must be the address that mail comes from", from.orElse(""));
        }
        if (host.isPresent() && variables.text("URL").isEmpty()) {
            variables.fault("SMTP_HOST", "needs RUNSHEET_URL for the links in mails", host.get());
        }
        return host.map(
                name -> new MailServer(name, port, security, user, password, from.orElse("")));
    }

    private static Optional<Registration> provider(Variables variables) {
        var issuer = variables.text("OIDC_ISSUER").map(String::strip);
        var client = variables.text("OIDC_CLIENT_ID").orElse("");
        var secret = variables.text("OIDC_CLIENT_SECRET").orElse("");
        var name = variables.text("OIDC_NAME").orElse("single sign-on");
        if (issuer.isEmpty()) {
            if (!client.isEmpty()) {
                variables.fault("OIDC_CLIENT_ID", "needs RUNSHEET_OIDC_ISSUER", client);
            }
            return Optional.empty();
        }
        if (client.isEmpty() || secret.isEmpty()) {
            variables.fault(
                    "OIDC_ISSUER",
                    "needs RUNSHEET_OIDC_CLIENT_ID and RUNSHEET_OIDC_CLIENT_SECRET",
                    issuer.get());
        }
        if (variables.text("URL").isEmpty()) {
            variables.fault(
                    "OIDC_ISSUER", "needs RUNSHEET_URL, to which people come back", issuer.get());
        }
        if (!Body.isUrl(issuer.get())) {
            variables.fault(
                    "OIDC_ISSUER", "must look like https://login.example/realm", issuer.get());
            return Optional.empty();
        }
        return Optional.of(new Registration(URI.create(issuer.get()), client, secret, name));
    }

    private static Proxies proxies(Variables variables) {
        var networks = new ArrayList<Proxies.Network>();
        var text = variables.text("TRUSTED_PROXIES").orElse("");
        for (var each : text.isEmpty() ? new String[0] : text.strip().split("[\\s,]+")) {
            Proxies.Network.of(each)
                    .ifPresentOrElse(
                            networks::add,
                            () ->
                                    variables.fault(
                                            "TRUSTED_PROXIES",
                                            "must be addresses or networks like 10.1.0.0/16",
                                            each));
        }
        return new Proxies(List.copyOf(networks));
    }

    private static Cors cors(Variables variables) {
        var origins =
                variables
                        .text("CORS_ORIGINS")
                        .map(text -> List.of(text.strip().split("[\\s,]+")))
                        .orElse(Cors.ANY.origins());
        origins.stream()
                .filter(each -> !each.equals("*") && !Cors.isOrigin(each))
                .forEach(
                        each ->
                                variables.fault(
                                        "CORS_ORIGINS",
                                        "must be * or origins like https://app.example",
                                        each));
        return new Cors(origins);
    }

    private static Traffic traffic(Variables variables) {
        var usual = Traffic.USUAL;
        return new Traffic(
                variables.whole("RATE_LIMIT_PER_MINUTE", 0, 1_000_000, usual.mostAMinute()),
                Duration.ofSeconds(
                        variables.whole("DRAIN_SECONDS", 0, 300, (int) usual.drain().toSeconds())));
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

    private static Storage storage(Variables variables) {
        return new Storage(
                bucket(variables),
                variables.whole("FILE_MAX_MB", 1, 10_000, Storage.USUAL.mostMegabytes()),
                variables
                        .text("FILE_EXTENSIONS")
                        .map(
                                text ->
                                        Set.of(
                                                text.strip()
                                                        .toLowerCase(Locale.ROOT)
                                                        .split("[\\s,.]+")))
                        .orElse(Storage.USUAL_EXTENSIONS));
    }

    private static Optional<Bucket> bucket(Variables variables) {
        var name = variables.text("S3_BUCKET");
        var endpoint = variables.text("S3_ENDPOINT");
        var region = variables.text("S3_REGION").orElse("us-east-1");
        var key = variables.text("S3_KEY");
        var secret = variables.text("S3_SECRET");
        if (name.isEmpty()) {
            key.ifPresent(each -> variables.fault("S3_KEY", "needs RUNSHEET_S3_BUCKET", each));
            return Optional.empty();
        }
        if (key.isEmpty() || secret.isEmpty()) {
            variables.fault(
                    "S3_BUCKET", "needs RUNSHEET_S3_KEY and RUNSHEET_S3_SECRET", name.get());
        }
        endpoint.filter(each -> !Body.isUrl(each))
                .ifPresent(
                        each ->
                                variables.fault(
                                        "S3_ENDPOINT",
                                        "must look like https://s3.host:9000",
                                        each));
        return Optional.of(
                new Bucket(
                        endpoint.filter(Body::isUrl).map(URI::create),
                        region,
                        name.get(),
                        key.orElse(""),
                        secret.orElse("")));
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
                variables.whole("WEBHOOK_RETRIES", 0, 100, usual.webhookRetries()),
                variables.flag("STRICT_VALIDATION", usual.strictValidation()),
                new Settings.Membership(
                        variables.limit("SEATS_FULL", 0, 1_000_000),
                        variables.limit("SEATS_LIGHT", 0, 1_000_000),
                        variables.limit("INVITATION_DAYS", 1, 3650)));
    }
}
