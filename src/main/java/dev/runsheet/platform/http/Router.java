package dev.runsheet.platform.http;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Refusal;
import dev.runsheet.base.Settings;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.platform.db.Trouble;
import dev.runsheet.platform.http.Route.Needs;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Takes a request to its route: who is it, one transaction, one answer.
final class Router {
    private static final System.Logger LOG = System.getLogger("runsheet.http");
    private static final int MOST_ATTEMPTS = 4;
    private static final int PAUSE_NANOS = 5_000_000;
    private static final int MOST_WRITERS = 3;
    private static final String TOO_MANY =
            "You've reached the limit of %d requests per minute. Please try again later.";

    private final RouteTree tree;
    private final RouteTree pageTree;
    private final Pages pages;
    private final Door door;
    private final Transactions transactions;
    private final Replaying replaying;
    private final Settings settings;
    private final InstantSource clock;
    private final Proxies proxies;
    private final Throttle throttle;
    private final Semaphore writers = new Semaphore(MOST_WRITERS, true);

    Router(
            RouteTree tree,
            RouteTree pageTree,
            Pages pages,
            Door door,
            Transactions transactions,
            Replays replays,
            Settings settings,
            InstantSource clock,
            Throttle throttle,
            Proxies proxies) {
        this.tree = tree;
        this.pageTree = pageTree;
        this.pages = pages;
        this.door = door;
        this.transactions = transactions;
        this.replaying = new Replaying(replays);
        this.settings = settings;
        this.clock = clock;
        this.throttle = throttle;
        this.proxies = proxies;
    }

    Ready answer(Request request) {
        if (request.method().equals("OPTIONS")) {
            return Ready.of(Answer.noContent());
        }
        var match = match(request);
        if (match == null) {
            return Ready.of(pages.no(request, Envelope.noSuchEndpoint()));
        }
        var mounted = match.routes().get(request.isHead() ? "GET" : request.method());
        if (mounted == null) {
            return Ready.of(Envelope.wrongMethod(match.allowed()));
        }
        request.matched(mounted, match.values());
        var route = mounted.route();
        if (route.intake().isPresent()) {
            return takenIn(request, route.intake().get());
        }
        request.readBody();
        var needs = route.needs();
        if (needs == Needs.NO_TRANSACTION) {
            return Ready.of(route.handler().handle(call(request), null));
        }
        switch (needs) {
            case ORGANIZATION, ORGANIZATION_OR_GUEST, ACCOUNT, APPLICATION -> identify(request);
            case NOTHING, PAGE, PAGE_ALONE -> limit(request, address(request));
            case NO_TRANSACTION -> {
                // Costs next to nothing, and was answered above.
            }
        }
        return needs == Needs.PAGE_ALONE
                ? Ready.of(route.handler().handle(call(request), null))
                : inTransaction(request, route.handler());
    }

    /// Pages are found by their whole paths, where no route of the API is.
    private RouteTree.Match match(Request request) {
        var segments = request.segments();
        var match = tree.find(segments, segments.length);
        if (match != null) {
            return match;
        }
        var whole = request.wholeSegments();
        return pageTree.find(whole, whole.length);
    }

    private Ready takenIn(Request request, Intake intake) {
        request.awaitEnd();
        identify(request);
        var taken = intake.take(transactions.read(tx -> enter(tx, request)), transactions);
        request.standIn(taken.digest());
        return inTransaction(request, taken.then());
    }

    private void identify(Request request) {
        if (settings.requiresClient() && request.client().isEmpty()) {
            throw new Problem.Unauthenticated("missing required headers").refuse();
        }
        // Refused before it costs a connection to the database.
        known(request, request::bearer);
    }

    /// What is no token counts against where it comes from, so that nobody tries many.
    private <T> T known(Request request, Supplier<T> found) {
        try {
            return found.get();
        } catch (Refusal refusal) {
            if (refusal.problem() instanceof Problem.Unauthenticated) {
                limit(request, address(request));
            }
            throw refusal;
        }
    }

    private String address(Request request) {
        return "address:" + request.address(proxies);
    }

    private Ready inTransaction(Request request, Handler handler) {
        var ready = committed(request, handler);
        follow(request, ready);
        return request.isHead() ? ready : ready.opened();
    }

    /// The change is made by now, whatever becomes of what follows it.
    private static void follow(Request request, Ready ready) {
        try {
            ready.afterwards().run();
        } catch (RuntimeException fault) {
            LOG.log(
                    Level.WARNING,
                    "what follows request " + request.id() + " of " + request.pattern(),
                    fault);
        }
    }

    private Ready committed(Request request, Handler handler) {
        for (int attempt = 1; ; attempt++) {
            try {
                return isRead(request)
                        ? read(request, handler)
                        : transactions.write(tx -> write(tx, request, handler));
            } catch (RuntimeException fault) {
                if (attempt == MOST_ATTEMPTS || Trouble.of(fault) != Trouble.RACE) {
                    throw fault;
                }
                // Those who met must not meet again at once.
                LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(PAUSE_NANOS * attempt));
            }
        }
    }

    private static boolean isRead(Request request) {
        return request.mounted().route().isRead();
    }

    private Ready read(Request request, Handler handler) {
        return ready(transactions.read(tx -> handler.handle(enter(tx, request), tx)));
    }

    private Ready ready(Answer answer) {
        return answer.body() instanceof Written content
                ? Ready.writing(answer, to -> write(content, to))
                : Ready.of(answer);
    }

    /// The others wait, as each holds a connection to the database for as long as its client takes.
    private void write(Written content, OutputStream to) {
        writers.acquireUninterruptibly();
        try {
            transactions.read(
                    tx -> {
                        content.write(tx, to);
                        return null;
                    });
        } finally {
            writers.release();
        }
    }

    /// Rendered before the commit, so that an answer that cannot be written undoes its effects.
    private Ready write(Handle tx, Request request, Handler handler) {
        var call = enter(tx, request);
        return request.mounted().route().method().equals("GET")
                ? ready(handler.handle(call, tx))
                : replaying.once(tx, call, request, () -> Ready.of(handler.handle(call, tx)));
    }

    private Call enter(Handle tx, Request request) {
        var call = call(request);
        known(
                request,
                () -> {
                    identify(tx, request, call);
                    return call;
                });
        call.who().ifPresent(who -> limit(request, who));
        return call;
    }

    private void identify(Handle tx, Request request, Call call) {
        var now = call.at();
        switch (request.mounted().route().needs()) {
            case ORGANIZATION -> call.enter(member(tx, request, now));
            case ORGANIZATION_OR_GUEST -> call.enter(actor(tx, request, now));
            case APPLICATION ->
                    call.enter(door.forApplication(tx, request.bearer(), org(request), now));
            case ACCOUNT -> call.enter(door.forAccount(tx, request.bearer(), now));
            case NOTHING, NO_TRANSACTION, PAGE, PAGE_ALONE -> {
                // Nobody to know.
            }
        }
    }

    /// Once for each request, however often it is tried, and before it has any effect.
    private void limit(Request request, String who) {
        if (throttle.isOff() || request.standing() != null) {
            return;
        }
        var standing = throttle.ask(who);
        request.standing(standing);
        if (standing.isRefused()) {
            throw new Problem.TooMany(TOO_MANY.formatted(standing.limit()), standing.retryAfter())
                    .refuse();
        }
    }

    /// Whatever a handler would do: guests are let in only where a route says so.
    private Actor member(Handle tx, Request request, Instant now) {
        var actor = actor(tx, request, now);
        if (actor.isGuest()) {
            throw new Problem.Forbidden("Guests may not do this.").refuse();
        }
        return actor;
    }

    private Actor actor(Handle tx, Request request, Instant now) {
        return door.forOrganization(tx, request.bearer(), org(request), now);
    }

    private static OrgId org(Request request) {
        return Id.parse(request.parameter("org"))
                .map(OrgId::new)
                .orElseThrow(() -> new Problem.NotFound("organization").refuse());
    }

    private Call call(Request request) {
        var call = new Call(request, now(), settings, proxies);
        request.serving(call);
        return call;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
