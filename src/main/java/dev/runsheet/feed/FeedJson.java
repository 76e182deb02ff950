package dev.runsheet.feed;

import dev.runsheet.activity.Subject.Kind;
import dev.runsheet.base.Dates;
import dev.runsheet.feed.Line.Doer;
import dev.runsheet.feed.Line.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// A line of the feed as the wire shows it (tasks spec 9): things go by the names of the classes
/// that clients know, and what may be merged is a list.
final class FeedJson {
    private FeedJson() {}

    static Map<String, Object> of(Line line) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", line.id());
        json.put("organization_id", line.org().hex());
        json.put("verb", List.of(line.verb()));
        json.put("source", List.of(Source.of(line.doer()).word()));
        json.put("actor_type", actorTypes(line.doer()));
        json.put("actor_id", line.doer().id() == null ? List.of() : List.of(line.doer().id()));
        json.put("actor", line.doer().isPerson() ? List.of(actor(line.doer())) : List.of());
        putSubjects(json, line);
        json.put("type", List.of(type(line)));
        json.put("description", line.entries().stream().map(Entry::description).toList());
        json.put("field", each(line, Entry::field));
        json.put("old_value", each(line, Entry::oldValue));
        json.put("text", each(line, Entry::text));
        json.put("references", null);
        json.put("created_at", Dates.seconds(line.at()));
        json.put("undoable", false);
        json.put("audit", Map.of("data", Map.of()));
        json.put("parent", Map.of("data", Map.of()));
        json.put("origin", null);
        json.put("audit_state", line.entries().getFirst().state());
        json.put("parent_state", null);
        return json;
    }

    /// A comment is shown as the subject, inside of what it is about or of the run of that.
    private static void putSubjects(Map<String, Object> json, Line line) {
        var comment = line.comment();
        boolean isInside = line.parent() != null && line.subject().kind() == Kind.TASK;
        var subject = comment.orElse(line.subject());
        var parent = comment.isEmpty() || isInside ? line.parent() : line.subject();
        json.put("auditable_type", model(subject.kind()));
        json.put("auditable_id", subject.id());
        json.put("parentable_type", parent == null ? null : model(parent.kind()));
        json.put("parentable_id", parent == null ? null : parent.id());
    }

    /// What the wire calls the things that a feed can be about.
    static Kind scope(String word) {
        return switch (word) {
            case "checklist" -> Kind.TEMPLATE;
            case "run" -> Kind.RUN;
            case "step" -> Kind.STEP;
            case "task" -> Kind.TASK;
            case "thread" -> Kind.THREAD;
            default -> null;
        };
    }

    static List<Kind> kinds(String type) {
        return List.of(Kind.values()).stream().filter(kind -> type(kind).equals(type)).toList();
    }

    private static String model(Kind kind) {
        return "App\\Models\\"
                + switch (kind) {
                    case TEMPLATE -> "Checklist";
                    case STEP -> "Step";
                    case RUN -> "Run";
                    case TASK -> "Task";
                    case THREAD -> "Thread";
                    case MEMBER -> "User";
                    case GUEST -> "Guest";
                    case ORGANIZATION -> "Organization";
                    case TAG -> "Tag";
                    case GROUP -> "Group";
                    case FOLDER -> "Folder";
                    case SNIPPET -> "TextTemplate";
                    case JOB_TITLE -> "Role";
                };
    }

    private static String type(Line line) {
        return switch (line.verb()) {
            case "executed", "execution_fail" -> "execution";
            default -> type(line.comment().orElse(line.subject()).kind());
        };
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case TEMPLATE -> "Blueprint";
            case STEP -> "Step";
            case RUN -> "Process";
            case TASK -> "Task";
            case THREAD -> "Comment";
            case MEMBER, GUEST -> "User";
            case ORGANIZATION -> "Organization";
            case TAG -> "Tag";
            case GROUP -> "Group";
            case FOLDER -> "Folder";
            case SNIPPET -> "Snippet";
            case JOB_TITLE -> "Role";
        };
    }

    private static List<String> actorTypes(Doer doer) {
        return switch (doer.type()) {
            case "member" -> List.of(model(Kind.MEMBER));
            case "guest" -> List.of(model(Kind.GUEST));
            default -> List.of();
        };
    }

    private static Map<String, Object> actor(Doer doer) {
        var names = new StringBuilder();
        names.append(Objects.requireNonNullElse(doer.firstName(), "")).append(' ');
        names.append(Objects.requireNonNullElse(doer.lastName(), ""));
        var json = new LinkedHashMap<String, Object>();
        json.put("email", doer.email());
        json.put("username", doer.username());
        json.put("first_name", doer.firstName());
        json.put("last_name", doer.lastName());
        json.put("full_name", names.toString().strip());
        json.put("profile_pic", null);
        json.put("resize_profile_pic", null);
        return json;
    }

    /// One value for each merged update, or null when none of them has one.
    private static List<Object> each(Line line, Function<Entry, Object> part) {
        var values = line.entries().stream().map(part).toList();
        return values.stream().allMatch(Objects::isNull) ? null : values;
    }
}
