package dev.runsheet.platform.json;

import dev.runsheet.base.Faults;
import dev.runsheet.base.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/// One reading of a stranger's JSON into plain maps and lists, noting the strings that cannot be
/// stored.
final class Reading {
    private static final int MOST_FAULTS = 50;

    private final JsonParser parser;
    private final Faults faults = new Faults();
    private int noted;

    Reading(JsonParser parser) {
        this.parser = parser;
    }

    Faults faults() {
        return faults;
    }

    /// The whole input: one object and nothing behind it.
    Map<String, Object> object() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new Problem.Malformed("The request body must be a JSON object.").refuse();
        }
        var object = members();
        if (parser.nextToken() != null) {
            throw new Problem.Malformed("The request body has text behind its JSON object.")
                    .refuse();
        }
        return object;
    }

    private Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            check(name);
            parser.nextToken();
            members.put(name, value());
        }
        return members;
    }

    private List<Object> elements() {
        var elements = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return elements;
    }

    private Object value() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members();
            case START_ARRAY -> elements();
            case VALUE_STRING -> check(parser.getString());
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> fraction();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw new IllegalStateException("no value at " + parser.currentLocation());
        };
    }

    private Number whole() {
        return switch (parser.getNumberType()) {
            case INT -> parser.getIntValue();
            case LONG -> parser.getLongValue();
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> parser.getBigIntegerValue();
        };
    }

    private Double fraction() {
        var number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw new Problem.Malformed("The request body has a number that is too large.")
                    .refuse();
        }
        return number;
    }

    private String check(String text) {
        if (!isStorable(text) && noted++ < MOST_FAULTS) {
            faults.add(path(), "The text contains characters that cannot be stored.");
        }
        return text;
    }

    /// PostgreSQL has no NUL in text, and half a surrogate pair is no character.
    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            var each = text.charAt(i);
            if (each == 0) {
                return false;
            }
            if (Character.isSurrogate(each)) {
                if (Character.isLowSurrogate(each)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private String path() {
        var steps = new ArrayDeque<String>();
        for (TokenStreamContext at = parser.streamReadContext();
                at != null && !at.inRoot();
                at = at.getParent()) {
            steps.addFirst(
                    at.inArray()
                            ? Integer.toString(at.getCurrentIndex())
                            : printable(at.currentName()));
        }
        return String.join(".", steps);
    }

    /// A key that is itself at fault must not spoil the answer that names it.
    private static String printable(String key) {
        if (isStorable(key)) {
            return key;
        }
        var clean = new StringBuilder(key.length());
        key.chars()
                .forEach(
                        each ->
                                clean.append(
                                        each == 0 || Character.isSurrogate((char) each)
                                                ? '\uFFFD'
                                                : (char) each));
        return clean.toString();
    }
}
