package dev.runsheet.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A template of the script as the server has it: the ids that its steps and fields got, by the
/// aliases they have in the script.
final class Imported {
    private final String id;
    private final Map<String, String> steps = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> fields = new LinkedHashMap<>();

    private Imported(String id) {
        this.id = id;
    }

    /// `made` is the template as it is read with its steps; everything in it has the order of the
    /// script.
    static Imported of(Map<String, Object> script, Map<String, Object> made) {
        var imported = new Imported((String) made.get("id"));
        imported.pairFields(script.get("prerun"), made.get("prerun"));
        var scripted = Script.maps(script.get("steps"));
        var steps = Script.maps(Script.map(made.get("steps")).get("data"));
        for (int i = 0; i < scripted.size(); i++) {
            imported.steps.put(
                    (String) scripted.get(i).get("alias"), (String) steps.get(i).get("id"));
            imported.pairFields(scripted.get(i).get("captures"), steps.get(i).get("captures"));
        }
        return imported;
    }

    private void pairFields(Object script, Object made) {
        var scripted = Script.maps(script);
        var fieldsMade = Script.maps(made);
        for (int i = 0; i < scripted.size(); i++) {
            fields.put((String) scripted.get(i).get("alias"), fieldsMade.get(i));
        }
    }

    String id() {
        return id;
    }

    String step(String alias) {
        return steps.get(alias);
    }

    /// Where the files come from that an answer names.
    interface Files {
        /// The file of this name, for the field of this id.
        Map<String, Object> file(String field, String name);
    }

    /// Answers by the alias of their field, as the wire wants them.
    Map<String, Object> answers(Map<String, Object> said, Files files) {
        var answers = new LinkedHashMap<String, Object>();
        said.forEach(
                (alias, value) -> {
                    var field = fields.get(alias);
                    answers.put((String) field.get("id"), answer(field, value, files));
                });
        return answers;
    }

    private static Object answer(Map<String, Object> field, Object said, Files files) {
        return switch ((String) field.get("field_type")) {
            case "dropdown" -> chosen(field, List.of(said)).getFirst();
            case "multiselect" -> marked(field, Script.list(said));
            case "file" -> files(field, Script.list(said), files);
            case "assignees_form" -> Map.of("users", List.of(said));
            default -> said;
        };
    }

    private static List<Map<String, Object>> chosen(Map<String, Object> field, List<Object> texts) {
        return Script.maps(field.get("options")).stream()
                .filter(option -> texts.contains(option.get("text")))
                .toList();
    }

    /// All options, each with whether it is chosen.
    private static List<Map<String, Object>> marked(Map<String, Object> field, List<Object> texts) {
        var marked = new ArrayList<Map<String, Object>>();
        for (var option : Script.maps(field.get("options"))) {
            option.put("selected", texts.contains(option.get("text")));
            marked.add(option);
        }
        return marked;
    }

    private static List<Map<String, Object>> files(
            Map<String, Object> field, List<Object> names, Files files) {
        return names.stream()
                .map(name -> files.file((String) field.get("id"), (String) name))
                .toList();
    }

    /// A file that somebody else keeps.
    static Map<String, Object> elsewhere(String name) {
        var file = new LinkedHashMap<String, Object>();
        file.put("filename", name);
        file.put("url", "https://files.alderbrook.example/" + name);
        file.put("source", "url");
        return file;
    }
}
