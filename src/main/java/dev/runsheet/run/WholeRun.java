package dev.runsheet.run;

import dev.runsheet.form.Field;
import dev.runsheet.task.Task;
import dev.runsheet.template.Stage;
import java.util.List;

/// A run with all that is in it, as far as somebody may know of it. `stages` are those of its
/// template and of what was put into it since.
public record WholeRun(RunLine line, List<Field> kickoff, List<Stage> stages, List<Task> tasks) {
    public Run run() {
        return line.run();
    }
}
