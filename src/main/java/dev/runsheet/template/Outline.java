package dev.runsheet.template;

import dev.runsheet.base.StageId;
import dev.runsheet.base.StepId;
import java.util.Set;
import java.util.stream.Collectors;

/// Which steps and stages a template has, for whoever reads what names them.
record Outline(Set<StepId> steps, Set<StageId> stages) {
    static Outline of(Content content) {
        return new Outline(
                content.steps().stream().map(Step::id).collect(Collectors.toSet()),
                content.stages().stream().map(Stage::id).collect(Collectors.toSet()));
    }
}
