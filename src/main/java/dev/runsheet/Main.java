package dev.runsheet;

import dev.runsheet.activity.KeepMonths;
import dev.runsheet.backup.Backups;
import dev.runsheet.backup.Undone;
import dev.runsheet.base.Role;
import dev.runsheet.base.Seal;
import dev.runsheet.custom.CustomKeysApi;
import dev.runsheet.custom.PeopleCustomFieldsApi;
import dev.runsheet.demo.Calendar;
import dev.runsheet.demo.Demo;
import dev.runsheet.feed.ActivityFeedsApi;
import dev.runsheet.feed.ForgetLog;
import dev.runsheet.file.Allowed;
import dev.runsheet.file.FilesApi;
import dev.runsheet.file.Shelf;
import dev.runsheet.file.SweepFiles;
import dev.runsheet.folder.FolderCustomFieldsApi;
import dev.runsheet.folder.FolderObjectsApi;
import dev.runsheet.folder.FoldersApi;
import dev.runsheet.form.Email;
import dev.runsheet.notify.ForgetNotices;
import dev.runsheet.notify.NoticesApi;
import dev.runsheet.notify.NotificationsApi;
import dev.runsheet.notify.RemindersApi;
import dev.runsheet.notify.SendDigests;
import dev.runsheet.notify.SendWatched;
import dev.runsheet.notify.SpreadNotices;
import dev.runsheet.notify.TellDeadlines;
import dev.runsheet.notify.UnsubscribeApi;
import dev.runsheet.notify.WatchersApi;
import dev.runsheet.people.ApplicationsApi;
import dev.runsheet.people.BrandingApi;
import dev.runsheet.people.ClientsApi;
import dev.runsheet.people.DoorApi;
import dev.runsheet.people.ForgetLetters;
import dev.runsheet.people.ForgetSignIns;
import dev.runsheet.people.FoundOrganization;
import dev.runsheet.people.GroupsApi;
import dev.runsheet.people.GuestCodes;
import dev.runsheet.people.GuestsApi;
import dev.runsheet.people.IssuedLinksApi;
import dev.runsheet.people.JobTitlesApi;
import dev.runsheet.people.LinksApi;
import dev.runsheet.people.MailedLinks;
import dev.runsheet.people.MeApi;
import dev.runsheet.people.MembersApi;
import dev.runsheet.people.NewMember;
import dev.runsheet.people.OauthApi;
import dev.runsheet.people.OffTokens;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.people.OrganizationsApi;
import dev.runsheet.people.PostResets;
import dev.runsheet.people.ProfilesApi;
import dev.runsheet.people.SendLetters;
import dev.runsheet.people.TellFailedSignIns;
import dev.runsheet.people.TokenUses;
import dev.runsheet.people.TokensApi;
import dev.runsheet.people.VisitTokens;
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
import dev.runsheet.platform.http.Pages;
import dev.runsheet.platform.http.ReplayStore;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.platform.http.Server;
import dev.runsheet.platform.http.Tallies;
import dev.runsheet.platform.http.Throttle;
import dev.runsheet.platform.job.Jobs;
import dev.runsheet.platform.job.Lookout;
import dev.runsheet.platform.mail.MailLog;
import dev.runsheet.platform.mail.Outgoing;
import dev.runsheet.platform.mail.Postman;
import dev.runsheet.platform.oidc.Provider;
import dev.runsheet.platform.outbound.Outbound;
import dev.runsheet.platform.outbound.Reach;
import dev.runsheet.platform.postgres.Place;
import dev.runsheet.platform.postgres.Postgres;
import dev.runsheet.platform.postgres.Unstartable;
import dev.runsheet.report.ReportsApi;
import dev.runsheet.report.SystemLogsApi;
import dev.runsheet.run.ArchiveCompletedRuns;
import dev.runsheet.run.CommentsApi;
import dev.runsheet.run.CompleteOldTasks;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.DepartedGuestsApi;
import dev.runsheet.run.DepartedMembersApi;
import dev.runsheet.run.DissolvedGroupsApi;
import dev.runsheet.run.ExpireTasks;
import dev.runsheet.run.FieldValuesApi;
import dev.runsheet.run.ForgetVisits;
import dev.runsheet.run.GuestTasksApi;
import dev.runsheet.run.MicroFunctionsApi;
import dev.runsheet.run.PublicKickoffApi;
import dev.runsheet.run.RunCustomFieldsApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.run.WelcomeNewcomers;
import dev.runsheet.search.SearchApi;
import dev.runsheet.snippet.SnippetsApi;
import dev.runsheet.tag.AppliedTagsApi;
import dev.runsheet.tag.TagCustomFieldsApi;
import dev.runsheet.tag.TagsApi;
import dev.runsheet.template.LibraryApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.web.AssetsPage;
import dev.runsheet.web.AuthorizePage;
import dev.runsheet.web.BrowserPage;
import dev.runsheet.web.DocsApi;
import dev.runsheet.web.ElsewherePage;
import dev.runsheet.web.ForgottenPasswordPage;
import dev.runsheet.web.NoPage;
import dev.runsheet.web.ProviderPage;
import dev.runsheet.web.SetPasswordPage;
import dev.runsheet.web.SignInPage;
import dev.runsheet.web.SignOutPage;
import dev.runsheet.web.StartPage;
import dev.runsheet.web.TokensPage;
import dev.runsheet.webhook.Courier;
import dev.runsheet.webhook.Deliver;
import dev.runsheet.webhook.DeliveriesApi;
import dev.runsheet.webhook.ForgetDeliveries;
import dev.runsheet.webhook.SecretsApi;
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
import java.util.Locale;
import java.util.Optional;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/// Builds everything, wires it and starts it: the table of contents.
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
            found(database);
        }
        var courier = courier(database);
        var mail = mail(database);
        var notices = notices(Lookout.nudging(database, List.of(mail)));
        var nudging = Lookout.nudging(database, List.of(courier.lookout(), notices, mail));
        var throttle = throttle(database);
        var server =
                server(nudging, database, shelf, CLOCK, throttle, config.host(), config.port());
        listen(server);
        jobs(database, shelf);
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

    /// The first organization, if there is none.
    private void found(Database database) {
        if (database.read(OrganizationStore::isAny)) {
            return;
        }
        var name = arguments.option("--org");
        if (name.isEmpty()) {
            throw Misconfigured.of(
                    "There is no organization in this database yet: start once with --org NAME and --email ADDRESS, which are its name and its administrator.");
        }
        var email = arguments.option("--email").orElseThrow().strip().toLowerCase(Locale.ROOT);
        if (!Email.isAddress(email)) {
            throw Misconfigured.of("The --email must be an address, and is \"" + email + "\".");
        }
        var admin = new NewMember(email, "", "", Role.ADMIN, "UTC");
        var founded =
                database.write(
                        tx -> FoundOrganization.run(tx, name.get(), "UTC", admin, CLOCK.instant()));
        System.out.printf(
                """
                The organization is founded. What follows is shown this once:

                  Organization    %s
                  Administrator   %s, member %s
                  Token           %s
                  Client          %d
                  Client secret   %s

                """,
                founded.org().hex(),
                email,
                founded.admin(),
                founded.token(),
                founded.client().id(),
                founded.client().secret());
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
        var codes = new GuestCodes(config.key());
        return new Server(
                new Server.Parts(
                        routes(transactions, shelf, codes, new Signatures(config.key())),
                        new DoorApi(codes, uses),
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

    private Routes routes(
            Transactions transactions, Shelf shelf, GuestCodes codes, Signatures signatures) {
        var routes = new Routes();
        ApplicationsApi.mount(routes);
        BrandingApi.mount(routes);
        ClientsApi.mount(routes);
        GroupsApi.mount(routes);
        GuestsApi.mount(routes, codes);
        JobTitlesApi.mount(routes);
        LinksApi.mount(routes, new MailedLinks(config.key()));
        MeApi.mount(routes);
        TokensApi.mount(routes);
        MembersApi.mount(routes);
        OauthApi.mount(routes);
        OrganizationsApi.mount(routes);
        ProfilesApi.mount(routes);
        IssuedLinksApi.mount(routes, new MailedLinks(config.key()));
        CustomKeysApi.mount(routes);
        PeopleCustomFieldsApi.mount(routes, codes);
        ActivityFeedsApi.mount(routes);
        TemplatesApi.mount(routes);
        LibraryApi.mount(routes);
        PublicKickoffApi.mount(routes, new VisitTokens(config.key()), outgoing().isPresent());
        CommentsApi.mount(routes);
        CompletedTasksApi.mount(routes);
        DepartedGuestsApi.mount(routes, codes);
        DepartedMembersApi.mount(routes, codes);
        DissolvedGroupsApi.mount(routes);
        FieldValuesApi.mount(routes);
        GuestTasksApi.mount(routes, codes);
        MicroFunctionsApi.mount(routes);
        RunCustomFieldsApi.mount(routes);
        RunReadsApi.mount(routes);
        RunsApi.mount(routes);
        TaskReadsApi.mount(routes);
        TasksApi.mount(routes);
        AppliedTagsApi.mount(routes);
        TagsApi.mount(routes);
        TagCustomFieldsApi.mount(routes);
        FoldersApi.mount(routes);
        FolderObjectsApi.mount(routes);
        SnippetsApi.mount(routes);
        FolderCustomFieldsApi.mount(routes);
        SearchApi.mount(routes);
        FilesApi.mount(routes, shelf);
        ReportsApi.mount(routes);
        SystemLogsApi.mount(routes);
        DeliveriesApi.mount(routes);
        SecretsApi.mount(routes, signatures);
        WatchersApi.mount(routes);
        NoticesApi.mount(routes);
        NotificationsApi.mount(routes);
        RemindersApi.mount(routes);
        UnsubscribeApi.mount(routes, new OffTokens(config.key()));
        DocsApi.mount(routes);
        routes.show(pages(transactions));
        return routes;
    }

    /// What people open in a browser.
    private Pages pages(Transactions transactions) {
        var site = config.site();
        var pages = new Pages(site, new NoPage());
        var browser = new BrowserPage(site);
        var provider = config.provider().map(Provider::new);
        AssetsPage.mount(pages);
        StartPage.mount(pages, browser);
        ElsewherePage.mount(pages);
        SignInPage.mount(pages, browser, provider.map(Provider::name).orElse(""));
        provider.ifPresent(each -> ProviderPage.mount(pages, browser, each, transactions, site));
        ForgottenPasswordPage.mount(pages);
        SetPasswordPage.mount(pages, browser, new MailedLinks(config.key()));
        SignOutPage.mount(pages, browser);
        TokensPage.mount(pages, browser, site);
        AuthorizePage.mount(pages, browser);
        return pages;
    }

    /// What is done without anybody asking; of several servers one does it.
    private void jobs(Database database, Shelf shelf) {
        var jobs =
                new Jobs(database, CLOCK)
                        .every(
                                Duration.ofMinutes(1),
                                "expire tasks",
                                (transactions, now) ->
                                        ExpireTasks.run(transactions, config.settings(), now))
                        .every(
                                Duration.ofMinutes(1),
                                "welcome newcomers",
                                (transactions, now) ->
                                        WelcomeNewcomers.run(transactions, config.settings(), now))
                        .every(
                                Duration.ofHours(1),
                                "archive completed runs",
                                (transactions, now) ->
                                        ArchiveCompletedRuns.run(
                                                transactions, config.settings(), now))
                        .every(
                                Duration.ofHours(1),
                                "complete old tasks",
                                (transactions, now) ->
                                        CompleteOldTasks.run(transactions, config.settings(), now))
                        .every(Duration.ofMinutes(1), "tell deadlines", TellDeadlines::run)
                        .every(Duration.ofMinutes(1), "send digests", SendDigests::run)
                        .every(Duration.ofMinutes(1), "send what is watched", SendWatched::run)
                        .every(Duration.ofHours(1), "forget answers", Main::forgetAnswers)
                        .every(Duration.ofDays(1), "keep months", KeepMonths::run)
                        .every(Duration.ofDays(1), "forget deliveries", ForgetDeliveries::run)
                        .every(Duration.ofDays(1), "forget letters", ForgetLetters::run)
                        .every(Duration.ofDays(1), "forget log", ForgetLog::run)
                        .every(Duration.ofDays(1), "forget notices", ForgetNotices::run)
                        .every(Duration.ofDays(1), "forget visits", ForgetVisits::run)
                        .every(Duration.ofDays(1), "forget sign-ins", ForgetSignIns::run)
                        .every(Duration.ofSeconds(5), "post resets", PostResets::run)
                        .every(
                                Duration.ofSeconds(10),
                                "tell failed sign-ins",
                                TellFailedSignIns::run)
                        .every(
                                Duration.ofHours(6),
                                "sweep files",
                                (transactions, now) -> SweepFiles.run(transactions, shelf, now));
        jobs.start();
        opened(jobs::close);
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
