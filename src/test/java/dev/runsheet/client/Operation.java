package dev.runsheet.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What one client does at one operation: calls, one after the other, and what it reads from each
/// answer; `before` is what there must be by then. The table of all of them is `clients.txt`.
record Operation(Client client, String name, List<String> before, List<Call> calls) {
    private static final String TABLE = "/clients.txt";
    private static final String ORG = "/organizations/{org}";

    /// Where it finds the API on a server, and the headers that it sends with every call.
    record Client(String name, String mount, Map<String, String> headers) {}

    /// `body` is empty where there is none; `wants` begin with the status.
    record Call(String method, String path, String body, List<String> wants) {}

    /// Its names in the list of the client: a row may stand for several that are the same on the
    /// wire, and say in brackets which case of one it is.
    Stream<String> names() {
        return Stream.of(name.split(", ")).map(each -> each.replaceFirst(" \\(.*", ""));
    }

    @Override
    public String toString() {
        return client.name() + " " + name;
    }

    static List<Operation> all() {
        var operations = new ArrayList<Operation>();
        Client client = null;
        for (var line : lines()) {
            var words = List.of(line.strip().split("\\s+"));
            if (line.startsWith("client ")) {
                client = new Client(words.get(1), words.get(3), new LinkedHashMap<>());
            } else if (line.startsWith("header ")) {
                var header = line.substring("header ".length()).split(": ", 2);
                client.headers().put(header[0], header[1]);
            } else if (!line.startsWith(" ")) {
                operations.add(new Operation(client, line, new ArrayList<>(), new ArrayList<>()));
            } else if (words.getFirst().equals("with")) {
                operations.getLast().before().addAll(words.subList(1, words.size()));
            } else if (words.getFirst().matches("[A-Z]+")) {
                operations.getLast().calls().add(call(line.strip()));
            } else {
                operations.getLast().calls().getLast().wants().addAll(words);
            }
        }
        return operations;
    }

    private static Call call(String line) {
        var parts = line.split("\\s+", 3);
        var path = parts[1].replaceFirst("^O(?=[/?]|$)", ORG.replace("{", "\\{"));
        return new Call(parts[0], path, parts.length > 2 ? parts[2] : "", new ArrayList<>());
    }

    private static List<String> lines() {
        try (var table = Operation.class.getResourceAsStream(TABLE)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
