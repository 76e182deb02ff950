package dev.runsheet.platform.http;

import java.util.List;
import java.util.Optional;

/// One line of the table of routes: what is called how, what it needs, who serves it. An `intake`
/// brings a handler of its own for each request; whatever `isRead` changes nothing.
public record Route(
        String method,
        String pattern,
        Needs needs,
        Optional<Intake> intake,
        Handler handler,
        boolean isRead) {
    /// Whom a route lets in.
    public enum Needs {
        /// A token of a member or an application of the organization in the path.
        ORGANIZATION,
        /// The same, or the code of one of its guests.
        ORGANIZATION_OR_GUEST,
        /// A token of any person.
        ACCOUNT,
        /// A token of an application of the organization in the path.
        APPLICATION,
        /// No token.
        NOTHING,
        /// No token and no transaction: `tx` is null.
        NO_TRANSACTION,
        /// A person with a browser, of whom the page finds out itself who it is.
        PAGE,
        /// The same without a transaction: `tx` is null.
        PAGE_ALONE;

        boolean isPage() {
            return this == PAGE || this == PAGE_ALONE;
        }
    }

    Route(String method, String pattern, Needs needs, Handler handler) {
        this(
                method,
                pattern,
                needs,
                Optional.empty(),
                handler,
                method.equals("GET") && needs != Needs.PAGE);
    }

    /// The names of the path's parameters, in order.
    List<String> parameters() {
        return RouteTree.segments(pattern).stream()
                .filter(RouteTree::isParameter)
                .map(each -> each.substring(1, each.length() - 1))
                .toList();
    }
}
