package dev.runsheet.form;

import dev.runsheet.base.Body;
import dev.runsheet.base.Dates;
import dev.runsheet.base.Faults;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.FileId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks the shape of an answer against its field on every write (tasks spec 3), and brings it
/// into the shape that is stored.
final class Shape {
    static final int TEXT = 200;
    static final int TEXTAREA = 30_000;
    static final int EMAIL = 255;

    /// For a check that names nobody.
    static final People NOBODY =
            new People() {
                @Override
                public boolean isMember(MemberId id) {
                    return false;
                }

                @Override
                public boolean isGroup(GroupId id) {
                    return false;
                }

                @Override
                public boolean areFiles(Set<FileId> ids) {
                    return ids.isEmpty();
                }
            };

    private Shape() {}

    static List<FieldError> check(Field field, Object value, String path, People people) {
        var faults = new Faults();
        if (clears(field.type(), value)) {
            return faults.all();
        }
        if (!Bulk.fits(value)) {
            faults.add(path, "The " + field.label() + " is too large.");
            return faults.all();
        }
        switch (field.type()) {
            case TEXT -> checkText(field, value, path, faults);
            case TEXTAREA -> checkString(field, value, TEXTAREA, path, faults);
            case EMAIL -> checkString(field, value, EMAIL, path, faults);
            case DATE -> {
                if (!(value instanceof String text) || Dates.read(text).isEmpty()) {
                    faults.add(path, "The " + field.label() + " is not a valid date.");
                }
            }
            case RADIO -> {
                if (field.choices().stream().noneMatch(choice -> choice.text().equals(value))) {
                    faults.add(path, "Invalid radio choice selected.");
                }
            }
            case DROPDOWN -> {
                if (!isPairIn(offered(field), value)) {
                    faults.add(path, "Invalid dropdown choice selected.");
                }
            }
            case MULTISELECT -> checkMultiselect(field, value, path, faults);
            case TABLE -> checkTable(field, value, path, faults);
            case FILE -> checkFiles(value, path, people, faults);
            case ASSIGNEES_FORM -> Assignees.check(value, path, people, faults);
        }
        return faults.all();
    }

    static Object stored(FieldType type, Object value) {
        if (clears(type, value)) {
            return null;
        }
        return switch (type) {
            case TEXT -> Scalar.text(value).orElse(null);
            case DATE ->
                    value instanceof String text
                            ? Dates.read(text).map(Dates::seconds).orElse(null)
                            : null;
            case ASSIGNEES_FORM ->
                    value instanceof Map<?, ?> form ? Assignees.plain(Assignees.of(form)) : null;
            case TEXTAREA, EMAIL, RADIO, DROPDOWN, MULTISELECT, FILE, TABLE -> value;
        };
    }

    /// What counts as no answer. Text keeps false and 0, as they may be meant; a table is cleared
    /// by null alone (tasks spec C11).
    private static boolean clears(FieldType type, Object value) {
        return switch (value) {
            case null -> true;
            case Object _ when type == FieldType.TABLE -> false;
            case String text -> text.isEmpty();
            case List<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            case Boolean bool -> type != FieldType.TEXT && !bool;
            case Number number -> type != FieldType.TEXT && number.doubleValue() == 0;
            default -> false;
        };
    }

    private static void checkText(Field field, Object value, String path, Faults faults) {
        var text = Scalar.text(value);
        if (text.isPresent()) {
            checkString(field, text.get(), TEXT, path, faults);
        } else if (value instanceof Number) {
            tooLong(field, TEXT, path, faults);
        } else {
            faults.add(path, "The " + field.label() + " must be a string.");
        }
    }

    private static void checkString(
            Field field, Object value, int most, String path, Faults faults) {
        if (!(value instanceof String text)) {
            faults.add(path, "The " + field.label() + " must be a string.");
        } else if (text.codePointCount(0, text.length()) > most) {
            tooLong(field, most, path, faults);
        }
    }

    private static void tooLong(Field field, int most, String path, Faults faults) {
        faults.add(
                path, "The " + field.label() + " may not be greater than " + most + " characters.");
    }

    private static void checkMultiselect(Field field, Object value, String path, Faults faults) {
        var offered = offered(field);
        if (!(value instanceof List<?> picks)
                || !picks.stream().allMatch(pick -> isPairIn(offered, pick))) {
            faults.add(path, "Invalid multiselect choice selected.");
        }
    }

    private static void checkTable(Field field, Object value, String path, Faults faults) {
        if (!(value instanceof List<?> entries)) {
            faults.add(path, "Invalid table field");
        } else if (entries.size() != field.columns().size()) {
            faults.add(path, "Number of columns does not match required columns");
        }
    }

    private static void checkFiles(Object value, String path, People people, Faults faults) {
        if (!(value instanceof List<?> files) || !files.stream().allMatch(Shape::isFile)) {
            faults.add(path, "Invalid file field");
        } else if (!FileAnswer.isSound(files) || !people.areFiles(FileAnswer.ids(files))) {
            faults.add(path, "The selected file is invalid.");
        }
    }

    private static Map<Long, String> offered(Field field) {
        var offered = new HashMap<Long, String>();
        field.choices().forEach(choice -> offered.put((long) choice.id(), choice.text()));
        return offered;
    }

    /// An object with the id and the text of one and the same choice.
    private static boolean isPairIn(Map<Long, String> offered, Object value) {
        return value instanceof Map<?, ?> pair
                && pair.get("text") instanceof String text
                && Body.whole(pair.get("id")).map(offered::get).filter(text::equals).isPresent();
    }

    private static boolean isFile(Object value) {
        if (!(value instanceof Map<?, ?> file)) {
            return false;
        }
        var source = file.get("source");
        return List.of("id", "full_url", "url").stream().map(file::get).anyMatch(Shape::isLocator)
                && (source == null || "local".equals(source) || "url".equals(source));
    }

    private static boolean isLocator(Object value) {
        return value instanceof String text && !text.isBlank() || value instanceof Number;
    }
}
