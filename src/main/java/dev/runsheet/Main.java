package dev.runsheet;

import dev.runsheet.activity.KeepMonths;
import dev.runsheet.backup.Backups;
import dev.runsheet.backup.Undone;
import dev.runsheet.base.Seal;
import dev.runsheet.demo.Calendar;
import dev.runsheet.demo.Demo;
import dev.runsheet.file.Allowed;
import dev.runsheet.file.Shelf;
import dev.runsheet.notify.SpreadNotices;
import dev.runsheet.people.DoorApi;
import dev.runsheet.people.GuestCodes;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.people.SendLetters;
import dev.runsheet.people.TokenUses;
import dev.runsheet.platform.blob.Blobs;
import dev.runsheet.platform.blob.DiskBlobs;
import dev.runsheet.platform.blob.S3Blobs;
import dev.runsheet.platform.blob.Spool;
import dev.runsheet.platform.blob.Unavailable;
import dev.runsheet.platform.config.Arguments;
import dev.runsheet.platform.config.Arguments.Mode;
import dev.runsheet.platform.config.Config;
import dev.runsheet.platform.config.Misconfigured;
import dev.runsheet.platform.db.Address;
import dev.runsheet.platform.db.Database;
import dev.runsheet.platform.db.Migrations;
import dev.runsheet.platform.db.SameKey;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.platform.db.Unusable;
import dev.runsheet.platform.http.ReplayStore;
import dev.runsheet.platform.http.Server;
import dev.runsheet.platform.http.Tallies;
import dev.runsheet.platform.http.Throttle;
import dev.runsheet.platform.job.Lookout;
import dev.runsheet.platform.mail.MailLog;
import dev.runsheet.platform.mail.Outgoing;
import dev.runsheet.platform.mail.Postman;
import dev.runsheet.platform.outbound.Outbound;
import dev.runsheet.platform.outbound.Reach;
import dev.runsheet.platform.postgres.Place;
import dev.runsheet.platform.postgres.Postgres;
import dev.runsheet.platform.postgres.Unstartable;
import dev.runsheet.server.EveryApi;
import dev.runsheet.server.EveryJob;
import dev.runsheet.server.FirstOrganization;
import dev.runsheet.webhook.Courier;
import dev.runsheet.webhook.Deliver;
import dev.runsheet.webhook.Signatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/// Builds everything, wires it and starts it.
public final class Main {
    private static final System.Logger LOG = System.getLogger("runsheet");
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Logger ACCESS = Logger.getLogger("runsheet.access");
    private static final Duration DRAIN = Duration.ofSeconds(20);
    private static final String VERSION =
            Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                    .orElse("unreleased");
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final Arguments arguments;
    private final Config config;
    private final TokenUses uses = new TokenUses();

    /// What was opened, the last first, so that each is closed before what it stands on.
    private final Deque<Runnable> open = new ArrayDeque<>();

    private Main(Arguments arguments) {
        this.arguments = arguments;
        config = Config.of(arguments.over(System.getenv()));
    }

    public static void main(String[] args) throws IOException {
        try (var logging = Main.class.getResourceAsStream("/logging.properties")) {
            // For loggers that exist already, too, with their handlers.
            LogManager.getLogManager().updateConfiguration(logging, _ -> (_, now) -> now);
        }
        try {
            new Main(Arguments.of(args)).run();
        } catch (Misconfigured fault) {
            end(MISUSED, fault);
        } catch (Unstartable | Unusable | Unavailable | Undone fault) {
            end(FAILED, fault);
        }
    }

    private static void end(int status, RuntimeException fault) {
        System.err.println(fault.getMessage());
        System.exit(status);
    }

    private void run() {
        var backups = new Backups(arguments, config, VERSION, CLOCK.instant());
        switch (arguments.mode()) {
            case SERVE, DEMO -> start();
            case BACKUP -> System.out.println(backups.take());
            case CHECK -> System.out.println(backups.check());
            case RESTORE -> System.out.println(backups.restore());
            case MOVE -> System.out.println(backups.move());
        }
    }

    private void start() {
        var began = System.nanoTime();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        var database = database();
        var shelf = shelf();
        var demo = new Demo(database, config.data());
        if (arguments.mode() == Mode.DEMO) {
            tell(demo, database, shelf);
        } else {
            FirstOrganization.found(database, arguments, CLOCK.instant());
        }
        var courier = courier(database);
        var mail = mail(database);
        var notices = notices(Lookout.nudging(database, List.of(mail)));
        var nudging = Lookout.nudging(database, List.of(courier.lookout(), notices, mail));
        var throttle = throttle(database);
        var server =
                server(nudging, database, shelf, CLOCK, throttle, config.host(), config.port());
        listen(server);
        var jobs =
                EveryJob.of(database, shelf, config.settings(), CLOCK)
                        .every(Duration.ofHours(1), "forget answers", Main::forgetAnswers);
        jobs.start();
        opened(jobs::close);
        courier.lookout().start();
        opened(courier::close);
        mail.start();
        opened(mail::close);
        notices.start();
        opened(notices::close);
        var writing = uses(database);
        writing.start();
        opened(writing::close);
        opened(() -> server.retire(config.traffic().drain()));
        var millis = (System.nanoTime() - began) / 1_000_000;
        System.err.printf(
                "Runsheet is ready on http://%s:%d after %d ms%n",
                config.host(), server.port(), millis);
        if (arguments.mode() == Mode.DEMO) {
            welcome(demo, server);
        }
    }

    private Database database() {
        var address = config.database().orElseGet(this::embedded);
        Migrations.run(address);
        var database = new Database(address);
        opened(database::close);
        SameKey.check(database, address, new Seal(config.key()));
        KeepMonths.run(database, CLOCK.instant());
        return database;
    }

    private Address embedded() {
        var postgres = Postgres.start(Place.under(config.data()));
        opened(postgres::close);
        return postgres.address();
    }

    /// Files come in beside the folder that they are kept in, also when they go on to a bucket.
    private Shelf shelf() {
        var files = config.data().resolve("files");
        var storage = config.storage();
        var blobs =
                storage.bucket()
                        .<Blobs>map(S3Blobs::new)
                        .orElseGet(() -> new DiskBlobs(files.resolve("kept")));
        opened(blobs::close);
        return new Shelf(
                new Spool(files.resolve("incoming")),
                blobs,
                storage.bucket().isPresent(),
                new Allowed(storage.mostMegabytes() * 1024L * 1024, storage.extensions()));
    }

    /// The past of the example company, to a server that nobody else knows.
    private void tell(Demo demo, Database database, Shelf shelf) {
        if (!demo.isNew()) {
            return;
        }
        System.err.println("Making the example company, once; this takes a few seconds.");
        var now = CLOCK.instant();
        var calendar = new Calendar(now);
        var past = server(database, database, shelf, calendar, new Throttle(0), "127.0.0.1", 0);
        past.start();
        try {
            unlogged(() -> demo.tell(past.port(), calendar, now));
        } finally {
            past.stop(DRAIN);
        }
        SpreadNotices.pass(database, now);
    }

    private void welcome(Demo demo, Server server) {
        unlogged(() -> System.out.println(demo.welcome(server.port(), CLOCK.instant())));
    }

    /// Our own requests are not what the access log is for.
    private static void unlogged(Runnable requests) {
        ACCESS.setLevel(java.util.logging.Level.OFF);
        try {
            requests.run();
        } finally {
            ACCESS.setLevel(null);
        }
    }

    private Courier courier(Database database) {
        var outbound = new Outbound(Reach.of(config.outboundAllow()));
        var codes = new GuestCodes(config.key());
        return new Courier(
                new Deliver(
                        database,
                        outbound,
                        codes,
                        new Signatures(config.key()),
                        CLOCK,
                        config.settings(),
                        config.site()));
    }

    /// Apart from the mail, so that a slow mail server keeps nobody's list waiting.
    private Lookout notices(Transactions transactions) {
        return new Lookout("notices", () -> SpreadNotices.run(transactions, CLOCK.instant()));
    }

    /// Without a mail server letters wait.
    private Lookout mail(Database database) {
        var sending = outgoing().map(each -> new SendLetters(each, config.key(), config.site()));
        return new Lookout(
                "mail",
                () ->
                        sending.filter(letters -> letters.run(database, CLOCK.instant()))
                                .isPresent());
    }

    private Lookout uses(Database database) {
        return new Lookout(
                "uses of tokens",
                () -> {
                    uses.write(database);
                    return false;
                });
    }

    private Optional<Outgoing> outgoing() {
        return switch (config.mailing()) {
            case LOG -> Optional.of(new MailLog());
            case SMTP -> config.mail().map(Postman::new);
        };
    }

    private Throttle throttle(Database database) {
        var throttle = new Throttle(config.traffic().mostAMinute());
        if (!throttle.isOff()) {
            var tallies = new Tallies(database, throttle);
            tallies.start();
            opened(tallies::close);
        }
        return throttle;
    }

    private Server server(
            Transactions transactions,
            Database database,
            Shelf shelf,
            InstantSource clock,
            Throttle throttle,
            String host,
            int port) {
        return new Server(
                new Server.Parts(
                        EveryApi.of(config, transactions, shelf),
                        new DoorApi(new GuestCodes(config.key()), uses),
                        transactions,
                        new ReplayStore(),
                        config.settings(),
                        clock,
                        database::isReachable,
                        throttle,
                        config.proxies(),
                        config.cors(),
                        host,
                        port));
    }

    private static void forgetAnswers(Transactions transactions, Instant now) {
        var answers = new ReplayStore();
        for (var org : transactions.read(OrganizationStore::all)) {
            transactions.write(tx -> answers.forget(tx, org, now));
        }
    }

    private void listen(Server server) {
        try {
            server.start();
        } catch (UncheckedIOException fault) {
            throw Misconfigured.of(
                    "Nothing can listen on %s:%d (%s): choose another with --port."
                            .formatted(
                                    config.host(), config.port(), fault.getCause().getMessage()));
        }
        opened(() -> server.stop(DRAIN));
    }

    private synchronized void opened(Runnable close) {
        open.push(close);
    }

    /// On SIGTERM, on Ctrl-C and when a start fails: first it says so, then come the requests, then
    /// the database.
    private synchronized void stop() {
        while (!open.isEmpty()) {
            try {
                open.pop().run();
            } catch (RuntimeException fault) {
                LOG.log(Level.ERROR, "a part did not stop", fault);
            }
        }
    }
}
