package dev.runsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A line of `bench/questions.txt`: who asks for what.
record Question(String name, String who, String path) {
    /// With what stands in braces filled in.
    static List<Question> all(Map<String, String> values) throws IOException {
        var questions = new ArrayList<Question>();
        for (var line : Files.readAllLines(Path.of("bench/questions.txt"))) {
            if (!line.startsWith("#") && !line.isBlank()) {
                var parts = line.split(" \\| ");
                var path = parts[2];
                for (var value : values.entrySet()) {
                    path = path.replace("{" + value.getKey() + "}", value.getValue());
                }
                questions.add(new Question(parts[0], parts[1], path));
            }
        }
        return questions;
    }

    String file() {
        return name.replaceAll("[^a-z0-9]+", "-") + ".txt";
    }
}
