package dev.runsheet.template;

import dev.runsheet.base.Body;
import dev.runsheet.base.Faults;
import dev.runsheet.base.Id;
import dev.runsheet.base.Slug;
import dev.runsheet.base.TagId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// A template as clients send it to create one: perhaps a few keys, perhaps a whole one that was
/// read here or elsewhere. It is a copy that may be changed before it is read.
final class Exported {
    /// Lists that some clients send as they were answered: `{"data": [...]}`.
    private static final List<String> LISTS =
            List.of("steps", "stages", "prerun", "automated_actions");

    private static final int LONGEST_ALIAS = 255;

    private final Map<String, Object> values = new LinkedHashMap<>();

    Exported(Map<String, Object> sent) {
        sent.forEach((key, value) -> values.put(key, copy(value)));
        LISTS.forEach(this::unwrap);
        // The name of another template in addresses.
        values.remove("alias");
    }

    /// Whether it says what only a template has that was one before.
    boolean wasTemplate() {
        return Stream.of("steps", "automated_actions", "increment_id")
                .anyMatch(values::containsKey);
    }

    Map<String, Object> values() {
        return values;
    }

    List<Map<String, Object>> steps() {
        return maps(values.get("steps"));
    }

    List<Map<String, Object>> stages() {
        return maps(values.get("stages"));
    }

    List<Map<String, Object>> rules() {
        return maps(values.get("automated_actions"));
    }

    /// Of the kick-off form and of all steps.
    private List<Map<String, Object>> fields() {
        var fields = new ArrayList<>(maps(values.get("prerun")));
        steps().forEach(step -> fields.addAll(maps(step.get("captures"))));
        return fields;
    }

    /// The aliases that it would like to keep.
    Set<String> aliases() {
        var aliases = new LinkedHashSet<String>();
        Stream.concat(fields().stream(), steps().stream())
                .map(entry -> entry.get("alias"))
                .forEach(
                        alias -> {
                            if (alias instanceof String text && !text.isBlank()) {
                                aliases.add(text);
                            }
                        });
        return aliases;
    }

    /// The tags on it and on its steps.
    Set<TagId> tags() {
        var tags = new LinkedHashSet<TagId>();
        Stream.concat(Stream.of(values), steps().stream())
                .map(each -> each.get("tags"))
                .forEach(
                        list -> {
                            if (list instanceof List<?> entries) {
                                entries.forEach(entry -> TagsForm.id(entry).ifPresent(tags::add));
                            }
                        });
        return tags;
    }

    /// Gives every stage, step, field and rule a fresh id, and another alias where its own is
    /// taken, wherever they are mentioned.
    void rename(Set<String> takenAliases) {
        var renaming = new Renaming(new HashMap<>(), new HashMap<>());
        var taken = new HashSet<>(takenAliases);
        var fresh = new IdentityHashMap<Map<String, Object>, UUID>();
        for (var list : List.of(stages(), steps(), fields(), rules())) {
            for (var entry : list) {
                var id = Id.next();
                fresh.put(entry, id);
                if (entry.get("id") instanceof String old && Id.parse(old).isPresent()) {
                    renaming.ids().putIfAbsent(old.toLowerCase(Locale.ROOT), Id.hex(id));
                }
            }
        }
        steps().forEach(step -> rename(step, "title", "step", fresh.get(step), taken, renaming));
        fields().forEach(each -> rename(each, "label", "field", fresh.get(each), taken, renaming));
        renaming.apply(values);
        // Last, so that two with one id still get two.
        fresh.forEach((entry, id) -> entry.put("id", Id.hex(id)));
    }

    private static void rename(
            Map<String, Object> entry,
            String nameKey,
            String otherwise,
            UUID id,
            Set<String> taken,
            Renaming renaming) {
        if (!(entry.get("alias") instanceof String alias)
                || alias.isBlank()
                || alias.length() > LONGEST_ALIAS) {
            entry.remove("alias");
        } else if (!taken.add(alias)) {
            var name = entry.get(nameKey) instanceof String text ? text : "";
            var other = Slug.numbered(name, otherwise, id);
            entry.put("alias", other);
            renaming.aliases().putIfAbsent(alias, other);
        }
    }

    Body body(Faults faults) {
        return Body.of(values, "", faults);
    }

    private void unwrap(String key) {
        if (values.get(key) instanceof Map<?, ?> wrapped
                && wrapped.get("data") instanceof List<?> list) {
            values.put(key, list);
        }
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(Object list) {
        var maps = new ArrayList<Map<String, Object>>();
        if (list instanceof List<?> entries) {
            for (var entry : entries) {
                if (entry instanceof Map<?, ?> map) {
                    maps.add((Map<String, Object>) map);
                }
            }
        }
        return maps;
    }

    private static Object copy(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copied = new LinkedHashMap<String, Object>();
                map.forEach((key, each) -> copied.put((String) key, copy(each)));
                yield copied;
            }
            case List<?> list -> {
                var copied = new ArrayList<Object>();
                list.forEach(each -> copied.add(copy(each)));
                yield copied;
            }
            case null, default -> value;
        };
    }
}
