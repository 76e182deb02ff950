package dev.runsheet.template;

import dev.runsheet.base.FieldId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.StepId;
import dev.runsheet.form.Email;
import dev.runsheet.form.Field;
import dev.runsheet.form.People;
import dev.runsheet.rule.Scope;
import java.util.Set;
import java.util.stream.Collectors;

/// What a rule of a template may name.
final class TemplateScope implements Scope {
    private final Set<StepId> steps;
    private final Set<FieldId> captures;
    private final Set<FieldId> preruns;
    private final People people;

    TemplateScope(Content content, People people) {
        this.steps = Outline.of(content).steps();
        this.captures =
                content.steps().stream()
                        .flatMap(step -> step.fields().stream())
                        .map(Field::id)
                        .collect(Collectors.toSet());
        this.preruns = content.kickoff().stream().map(Field::id).collect(Collectors.toSet());
        this.people = people;
    }

    @Override
    public boolean isStep(StepId id) {
        return steps.contains(id);
    }

    @Override
    public boolean isCapture(FieldId id) {
        return captures.contains(id);
    }

    @Override
    public boolean isPrerun(FieldId id) {
        return preruns.contains(id);
    }

    @Override
    public boolean isMember(MemberId id) {
        return people.isMember(id);
    }

    @Override
    public boolean isGroup(GroupId id) {
        return people.isGroup(id);
    }

    @Override
    public boolean isAddress(String text) {
        return Email.isAddress(text);
    }
}
