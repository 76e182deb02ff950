package dev.runsheet.platform.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds the route of a path; an exact segment wins over a parameter.
final class RouteTree {
    /// What is mounted at one path: its routes by method, and the values of the path's parameters.
    record Match(Map<String, Mounted> routes, String[] values) {
        /// For the header `Allow`.
        String allowed() {
            var methods = new TreeSet<>(routes.keySet());
            methods.add("OPTIONS");
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            return String.join(", ", methods);
        }
    }

    /// A route and the names of its parameters, looked up once.
    record Mounted(Route route, String[] names, Meters.Timed timed) {}

    private static final class Node {
        private final Map<String, Node> exact = new HashMap<>();
        private final Map<String, Mounted> routes = new TreeMap<>();
        private Node any;
    }

    private final Node root = new Node();

    RouteTree(List<Route> routes, Meters meters) {
        for (var route : routes) {
            var node = root;
            for (var segment : segments(route.pattern())) {
                node = isParameter(segment) ? any(node) : exact(node, segment);
            }
            var names = route.parameters().toArray(String[]::new);
            var mounted = new Mounted(route, names, meters.timed(route.method(), route.pattern()));
            if (node.routes.put(route.method(), mounted) != null) {
                throw new IllegalStateException(
                        route.method() + " " + route.pattern() + " is served twice");
            }
        }
    }

    /// The routes at `segments`, or null when there are none.
    Match find(String[] segments, int count) {
        var values = new String[count];
        return find(root, segments, count, 0, values, 0);
    }

    private static Match find(
            Node node, String[] segments, int count, int at, String[] values, int found) {
        if (at == count) {
            return node.routes.isEmpty()
                    ? null
                    : new Match(node.routes, Arrays.copyOf(values, found));
        }
        var exact = node.exact.get(segments[at]);
        if (exact != null) {
            var match = find(exact, segments, count, at + 1, values, found);
            if (match != null) {
                return match;
            }
        }
        if (node.any == null) {
            return null;
        }
        values[found] = segments[at];
        return find(node.any, segments, count, at + 1, values, found + 1);
    }

    static List<String> segments(String pattern) {
        if (!pattern.startsWith("/") || pattern.length() > 1 && pattern.endsWith("/")) {
            throw new IllegalArgumentException("no pattern of a route: " + pattern);
        }
        return List.of(pattern.substring(1).split("/"));
    }

    static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static Node any(Node node) {
        if (node.any == null) {
            node.any = new Node();
        }
        return node.any;
    }

    private static Node exact(Node node, String segment) {
        return node.exact.computeIfAbsent(segment, _ -> new Node());
    }
}
