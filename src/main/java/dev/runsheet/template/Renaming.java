package dev.runsheet.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Other ids and aliases for things, and how texts that mention them read then.
record Renaming(Map<String, String> ids, Map<String, String> aliases) {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^{}]*+)}}");

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

    private String text(String text) {
        var id = text.length() == 32 ? ids.get(text.toLowerCase(Locale.ROOT)) : null;
        if (id != null) {
            return id;
        }
        return text.contains("{{") ? variables(text) : text;
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
