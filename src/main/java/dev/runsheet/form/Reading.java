package dev.runsheet.form;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads stored answers as text, for rules and for variables. An answer may be older than the
/// present type of its field, so every shape is read as well as it can be.
final class Reading {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final int DEEPEST = 12;

    private Reading() {}

    static List<String> texts(FieldType type, Object value) {
        return switch (type) {
            case TEXT, TEXTAREA, EMAIL, RADIO, DROPDOWN, DATE -> single(value).stream().toList();
            case MULTISELECT ->
                    value instanceof List<?> picks
                            ? picks.stream()
                                    .filter(Reading::isSelected)
                                    .flatMap(pick -> single(pick).stream())
                                    .toList()
                            : single(value).stream().toList();
            case FILE ->
                    value instanceof List<?> files
                            ? files.stream().flatMap(file -> fileName(file).stream()).toList()
                            : List.of();
            case TABLE -> {
                var cells = new ArrayList<String>();
                collect(value, cells, 0);
                yield List.copyOf(cells);
            }
            case ASSIGNEES_FORM -> value instanceof Map<?, ?> form ? names(form) : List.of();
        };
    }

    static List<String> columnTexts(Field field, Object value, String column) {
        var cells = new ArrayList<String>();
        if (field.type() == FieldType.TABLE && value instanceof List<?> entries) {
            for (int i = 0; i < field.columns().size() && i < entries.size(); i++) {
                if (field.columns().get(i).label().equalsIgnoreCase(column)) {
                    collect(entries.get(i), cells, 0);
                }
            }
        }
        return List.copyOf(cells);
    }

    static String print(Field field, Object value) {
        return switch (field.type()) {
            case TABLE, ASSIGNEES_FORM -> "";
            case DATE ->
                    field.date(value)
                            .map(at -> (field.collectTime() ? MINUTE : DAY).format(at))
                            .orElse("");
            case TEXT, TEXTAREA, EMAIL, RADIO, DROPDOWN, MULTISELECT, FILE ->
                    String.join(", ", texts(field.type(), value));
        };
    }

    /// Picked, in any form of true that the wire knows; a pick that does not say so is not.
    static boolean isSelected(Object pick) {
        return pick instanceof Map<?, ?> map
                && switch (map.get("selected")) {
                    case Boolean bool -> bool;
                    case Number number -> number.doubleValue() == 1;
                    case String text -> text.equals("1") || text.equalsIgnoreCase("true");
                    case null, default -> false;
                };
    }

    static Map<String, Object> plain(Map<?, ?> map) {
        var plain = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> plain.put(String.valueOf(key), value));
        return plain;
    }

    private static Optional<String> single(Object value) {
        return value instanceof Map<?, ?> pair ? Scalar.text(pair.get("text")) : Scalar.text(value);
    }

    private static Optional<String> fileName(Object value) {
        if (!(value instanceof Map<?, ?> file)) {
            return Optional.empty();
        }
        return List.of("filename", "full_url", "url", "id").stream()
                .flatMap(key -> Scalar.text(file.get(key)).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static List<String> names(Map<?, ?> form) {
        var owners = Assignees.of(form);
        var names = new ArrayList<String>();
        owners.members().stream().map(MemberId::toString).forEach(names::add);
        names.addAll(owners.guests());
        owners.groups().stream().map(GroupId::hex).forEach(names::add);
        return List.copyOf(names);
    }

    private static void collect(Object cell, List<String> cells, int depth) {
        switch (cell) {
            case List<?> list when depth < DEEPEST ->
                    list.forEach(each -> collect(each, cells, depth + 1));
            case Map<?, ?> map when depth < DEEPEST ->
                    map.values().forEach(each -> collect(each, cells, depth + 1));
            case null, default -> Scalar.text(cell).ifPresent(cells::add);
        }
    }
}
