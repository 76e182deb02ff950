package dev.runsheet.webhook;

import dev.runsheet.base.MemberId;
import dev.runsheet.form.Field;
import dev.runsheet.run.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What calls about tasks and calls about runs have in common (platform spec 15.2, 15.3).
final class PartsJson {
    private PartsJson() {}

    /// Null for nobody.
    static Map<String, Object> person(Story story, MemberId id) {
        if (id == null) {
            return null;
        }
        var person = story.people().get(id);
        return person(
                id.value(),
                person == null ? null : person.email(),
                person == null ? null : person.shownName());
    }

    static Map<String, Object> guest(String email) {
        return person(null, email, email);
    }

    private static Map<String, Object> person(Long id, String email, String name) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("email", email);
        json.put("full_name", name);
        return json;
    }

    /// The ids of the tasks by their aliases; a task without one goes by its id.
    static Map<String, Object> taskIds(Story story) {
        var json = new LinkedHashMap<String, Object>();
        if (story.whole() != null) {
            for (var task : story.tasks()) {
                var alias = task.origin().alias();
                json.put(alias == null ? task.id().hex() : alias, task.id().hex());
            }
        }
        return json;
    }

    /// The answers to these questions by their aliases.
    static void putAnswers(
            Map<String, Object> json,
            Story story,
            List<Field> fields,
            Map<String, Object> answers) {
        for (var field : fields) {
            var answer = answers.get(field.id().hex());
            json.put(field.alias(), story.moments().answer(field, answer));
        }
    }

    static Map<String, Object> kickoff(Story story) {
        var json = new LinkedHashMap<String, Object>();
        if (story.whole() != null) {
            var answers = story.run().kickoff().answers();
            putAnswers(json, story, story.whole().kickoff(), answers);
        }
        return json;
    }

    /// The answers to the kick-off form by the ids of their fields.
    static Map<String, Object> prerun(Story story) {
        var json = new LinkedHashMap<String, Object>();
        var answers = story.run().kickoff().answers();
        for (var field : story.whole().kickoff()) {
            var id = field.id().hex();
            if (answers.containsKey(id)) {
                json.put(id, story.moments().answer(field, answers.get(id)));
            }
        }
        return json;
    }

    /// Each question of a task by its id, with what was answered.
    static Map<String, Object> captures(
            Story story, List<Field> fields, Map<String, Object> answers) {
        var json = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            var id = field.id().hex();
            var capture = new LinkedHashMap<String, Object>();
            capture.put("alias", field.alias());
            capture.put("label", field.label());
            capture.put("value", story.moments().answer(field, answers.get(id)));
            json.put(id, capture);
        }
        return json;
    }

    static Map<String, Object> guestLinks(Story story) {
        var json = new LinkedHashMap<String, Object>();
        story.links().forEach((email, link) -> json.put(email, Map.of("link_for_guest", link)));
        return json;
    }

    /// Where calls have words of their own for how a run stands.
    static String status(Story story) {
        var status = story.told().runStatus().orElseGet(() -> story.run().status());
        return switch (status) {
            case "active" -> "in-progress";
            case "complete" -> "completed";
            default -> status;
        };
    }

    static int progress(Story story) {
        return story.told()
                .progress()
                .orElseGet(
                        () ->
                                Progress.percent(
                                        story.run().progress().done(),
                                        story.run().progress().shown()));
    }
}
