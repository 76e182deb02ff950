package dev.runsheet.template;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.StageId;
import dev.runsheet.base.StepId;
import dev.runsheet.form.Field;
import dev.runsheet.rule.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What one version of a template says; this document is what a run keeps. `display` are keys that
/// only decorate (`icon`, `public_cover`, `explanation_video`, ...), kept under their wire names;
/// `custom` are the values of its custom fields.
public record Content(
        String title,
        String summary,
        String guidance,
        Kind kind,
        String webhook,
        String kickoffTitle,
        String kickoffDescription,
        MemberId kickoffSharingMember,
        FolderId defaultFolder,
        boolean folderChangeableByLauncher,
        boolean folderizeProcess,
        boolean tagProcess,
        boolean autoNaming,
        String nameFormat,
        boolean launcherMayRename,
        boolean isPublic,
        boolean isFeatured,
        boolean isPublicKickoff,
        boolean isDualVersion,
        boolean mayAddTasks,
        Map<String, Object> display,
        List<Field> kickoff,
        List<Stage> stages,
        List<Step> steps,
        List<Rule> rules,
        Map<String, Object> custom) {
    public enum Kind {
        PROCEDURE,
        FORM,
        DOCUMENT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String word) {
            for (var kind : values()) {
                if (kind.word().equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    public Content {
        display =
                display == null
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(display));
        kickoff = kickoff == null ? List.of() : List.copyOf(kickoff);
        stages = stages == null ? List.of() : List.copyOf(stages);
        steps = steps == null ? List.of() : List.copyOf(steps);
        rules = rules == null ? List.of() : List.copyOf(rules);
        custom = custom == null ? Map.of() : Collections.unmodifiableMap(custom);
    }

    public Optional<Step> step(StepId id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    boolean hasStage(StageId id) {
        return stages.stream().anyMatch(stage -> stage.id().equals(id));
    }

    /// With one more step, at its position or at the end.
    Content plus(Step step) {
        var list = new ArrayList<>(steps);
        list.add(Math.clamp(step.position() - 1, 0, list.size()), step);
        return withSteps(dense(list));
    }

    /// With that step as it is now.
    Content with(Step changed) {
        return withSteps(
                steps.stream()
                        .map(step -> step.id().equals(changed.id()) ? changed : step)
                        .toList());
    }

    Content without(Step gone) {
        return withSteps(
                dense(steps.stream().filter(step -> !step.id().equals(gone.id())).toList()));
    }

    /// With the step at that position, or as far as there are steps.
    Content moved(Step step, int position) {
        return without(step).plus(step.at(position));
    }

    /// With the steps in their order, from 1 without a gap.
    private static List<Step> dense(List<Step> list) {
        var dense = new ArrayList<Step>();
        for (var step : list) {
            dense.add(step.at(dense.size() + 1));
        }
        return dense;
    }

    /// All that `worded` words; some may be null.
    Stream<String> richTexts() {
        var fields =
                Stream.concat(
                        kickoff.stream(), steps.stream().flatMap(step -> step.fields().stream()));
        return Stream.of(
                        Stream.of(summary, guidance, kickoffDescription),
                        steps.stream().map(Step::summary),
                        fields.flatMap(Field::richTexts))
                .flatMap(Function.identity());
    }

    /// With its rich texts, and those of its steps and fields, as `word` makes them.
    public Content worded(UnaryOperator<String> word) {
        return new Content(
                title,
                word.apply(summary),
                word.apply(guidance),
                kind,
                webhook,
                kickoffTitle,
                word.apply(kickoffDescription),
                kickoffSharingMember,
                defaultFolder,
                folderChangeableByLauncher,
                folderizeProcess,
                tagProcess,
                autoNaming,
                nameFormat,
                launcherMayRename,
                isPublic,
                isFeatured,
                isPublicKickoff,
                isDualVersion,
                mayAddTasks,
                display,
                kickoff.stream().map(field -> field.worded(word)).toList(),
                stages,
                steps.stream().map(step -> step.worded(word)).toList(),
                rules,
                custom);
    }

    Content withKickoff(List<Field> changed) {
        return with(changed, stages, steps, rules, custom);
    }

    Content withStages(List<Stage> changed) {
        return with(kickoff, changed, steps, rules, custom);
    }

    Content withSteps(List<Step> changed) {
        return with(kickoff, stages, changed, rules, custom);
    }

    Content withRules(List<Rule> changed) {
        return with(kickoff, stages, steps, changed, custom);
    }

    Content customized(Map<String, Object> changed) {
        return with(kickoff, stages, steps, rules, changed);
    }

    private Content with(
            List<Field> newKickoff,
            List<Stage> newStages,
            List<Step> newSteps,
            List<Rule> newRules,
            Map<String, Object> newCustom) {
        return new Content(
                title,
                summary,
                guidance,
                kind,
                webhook,
                kickoffTitle,
                kickoffDescription,
                kickoffSharingMember,
                defaultFolder,
                folderChangeableByLauncher,
                folderizeProcess,
                tagProcess,
                autoNaming,
                nameFormat,
                launcherMayRename,
                isPublic,
                isFeatured,
                isPublicKickoff,
                isDualVersion,
                mayAddTasks,
                display,
                newKickoff,
                newStages,
                newSteps,
                newRules,
                newCustom);
    }
}
