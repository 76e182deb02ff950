package dev.runsheet.platform.http;

import dev.runsheet.platform.http.Route.Needs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The table of routes, filled by every package's Api at start. What a route needs follows from its
/// pattern, unless it says otherwise: no guest and no stranger comes in where it was not said.
public final class Routes {
    private static final String MICRO = "/processes/micro-functions";

    private final List<Route> all = new ArrayList<>();
    private Pages pages = Pages.none();

    public void get(String pattern, Handler handler) {
        add("GET", pattern, handler);
    }

    public void post(String pattern, Handler handler) {
        add("POST", pattern, handler);
    }

    public void put(String pattern, Handler handler) {
        add("PUT", pattern, handler);
    }

    public void patch(String pattern, Handler handler) {
        add("PATCH", pattern, handler);
    }

    public void delete(String pattern, Handler handler) {
        add("DELETE", pattern, handler);
    }

    /// A POST whose body comes in as a stream.
    public void upload(String pattern, Intake intake) {
        all.add(taking(pattern, needs(pattern), intake));
    }

    private static Route taking(String pattern, Needs needs, Intake intake) {
        return new Route(
                "POST",
                pattern,
                needs,
                Optional.of(intake),
                (_, _) -> {
                    throw new IllegalStateException(pattern + " was not taken in");
                },
                false);
    }

    /// The same verbs for routes of an organization that its guests may call too.
    public Letting toGuests() {
        return new Letting(Needs.ORGANIZATION_OR_GUEST);
    }

    /// The same for routes that ask for no token.
    public Letting open() {
        return new Letting(Needs.NOTHING);
    }

    /// The same for a GET that writes down that it was asked.
    public Writing writing() {
        return new Writing();
    }

    /// What people look at, beside these routes.
    public void show(Pages these) {
        pages = these;
    }

    Pages pages() {
        return pages;
    }

    /// In the order they were added.
    public List<Route> all() {
        return List.copyOf(all);
    }

    private void add(String method, String pattern, Handler handler) {
        all.add(new Route(method, pattern, needs(pattern), handler));
    }

    private static Needs needs(String pattern) {
        var path = pattern.startsWith(MICRO) ? pattern.substring(MICRO.length()) : pattern;
        if (path.startsWith("/organizations/{org}")) {
            return Needs.ORGANIZATION;
        }
        if (path.startsWith("/applications/{org}")) {
            return Needs.APPLICATION;
        }
        if (path.equals("/me") || path.startsWith("/me/")) {
            return Needs.ACCOUNT;
        }
        throw new IllegalArgumentException(pattern + " says not whom it lets in: open() it");
    }

    /// Reads that leave a trace.
    public final class Writing {
        private Writing() {}

        public void get(String pattern, Handler handler) {
            all.add(new Route("GET", pattern, needs(pattern), Optional.empty(), handler, false));
        }
    }

    /// Routes that let others in than their patterns say.
    public final class Letting {
        private final Needs needs;

        private Letting(Needs needs) {
            this.needs = needs;
        }

        public void get(String pattern, Handler handler) {
            all.add(new Route("GET", pattern, needs, handler));
        }

        public void post(String pattern, Handler handler) {
            all.add(new Route("POST", pattern, needs, handler));
        }

        public void put(String pattern, Handler handler) {
            all.add(new Route("PUT", pattern, needs, handler));
        }

        public void patch(String pattern, Handler handler) {
            all.add(new Route("PATCH", pattern, needs, handler));
        }

        public void delete(String pattern, Handler handler) {
            all.add(new Route("DELETE", pattern, needs, handler));
        }

        /// A POST whose body comes in as a stream.
        public void upload(String pattern, Intake intake) {
            all.add(taking(pattern, needs, intake));
        }

        /// Answered without the database: documents, health.
        public void get(String pattern, Function<Call, Answer> answer) {
            all.add(
                    new Route(
                            "GET", pattern, Needs.NO_TRANSACTION, (call, _) -> answer.apply(call)));
        }
    }
}
