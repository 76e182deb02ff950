package dev.runsheet.template;

import dev.runsheet.form.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Other ids and aliases for things, and how texts that mention them read then.
record Renaming(Map<String, String> ids, Map<String, String> aliases) {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^{}]*+)}}");

    /// A field inside of a document.
    private static final Pattern FIELD =
            Pattern.compile("(data-field-id=\")([0-9a-fA-F]{32})(?=\")");

    /// Of fields that were copied one by one.
    static Renaming of(List<Field> originals, List<Field> copies) {
        var ids = new HashMap<String, String>();
        var aliases = new HashMap<String, String>();
        for (int i = 0; i < originals.size(); i++) {
            ids.put(originals.get(i).id().hex(), copies.get(i).id().hex());
            aliases.put(originals.get(i).alias(), copies.get(i).alias());
        }
        return new Renaming(ids, aliases);
    }

    /// The plain value with everything renamed in it; maps and lists are changed in place.
    Object apply(Object value) {
        return switch (value) {
            case String text -> text(text);
            case Map<?, ?> map -> map(map);
            case List<?> list -> list(list);
            case null, default -> value;
        };
    }

    @SuppressWarnings("unchecked")
    private Object map(Map<?, ?> map) {
        ((Map<String, Object>) map).replaceAll((_, each) -> apply(each));
        return map;
    }

    @SuppressWarnings("unchecked")
    private Object list(List<?> list) {
        ((List<Object>) list).replaceAll(this::apply);
        return list;
    }

    /// Null stays null.
    String in(String text) {
        return text == null ? null : text(text);
    }

    private String text(String text) {
        var id = text.length() == 32 ? ids.get(text.toLowerCase(Locale.ROOT)) : null;
        if (id != null) {
            return id;
        }
        var named = text.contains("{{") ? variables(text) : text;
        return named.contains("data-field-id") ? fields(named) : named;
    }

    private String fields(String text) {
        return FIELD.matcher(text)
                .replaceAll(
                        found ->
                                found.group(1)
                                        + ids.getOrDefault(
                                                found.group(2).toLowerCase(Locale.ROOT),
                                                found.group(2)));
    }

    private String variables(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(variable(found.group(), found.group(1))));
    }

    private String variable(String whole, String inside) {
        var name = inside.replace('\uFEFF', ' ').strip();
        return aliases.containsKey(name) ? whole.replace(name, aliases.get(name)) : whole;
    }
}
