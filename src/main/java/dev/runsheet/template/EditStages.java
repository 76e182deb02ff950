package dev.runsheet.template;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.StageId;
import dev.runsheet.base.TemplateId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Adds, changes and removes the stages of a template (templates spec 6.10).
final class EditStages {
    private static final int LONGEST_NAME = 250;
    private static final int LAST_POSITION = 1_000_000;

    private EditStages() {}

    static Stage add(Handle tx, Actor actor, TemplateId id, Body body, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var name = body.requiredString("name", LONGEST_NAME);
        int last = draft.content().stages().size() + 1;
        int position = body.integer("position", 1, LAST_POSITION).orElse(last);
        body.refuseIfAny();
        var stage = new Stage(StageId.fresh(), name, position);
        return save(tx, actor, draft, draft.content().stages(), stage, now);
    }

    static Stage update(
            Handle tx, Actor actor, TemplateId id, StageId stageId, Body body, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var before = stage(draft, stageId);
        var name = body.givenTitle("name", LONGEST_NAME).or(before.name());
        int position = body.integer("position", 1, LAST_POSITION).orElse(before.position());
        body.refuseIfAny();
        var stage = new Stage(stageId, name, position);
        return save(tx, actor, draft, without(draft, stageId), stage, now);
    }

    /// Its steps stay, without a stage.
    static void delete(Handle tx, Actor actor, TemplateId id, StageId stageId, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        stage(draft, stageId);
        var steps =
                draft.content().steps().stream()
                        .map(step -> stageId.equals(step.stage()) ? step.in(null) : step)
                        .toList();
        var edited = draft.content().withStages(dense(without(draft, stageId))).withSteps(steps);
        save(tx, actor, draft, edited, now);
    }

    private static Stage stage(Draft draft, StageId id) {
        return find(draft.content(), id);
    }

    private static Stage find(Content content, StageId id) {
        return content.stages().stream()
                .filter(stage -> stage.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("stage").refuse());
    }

    private static List<Stage> without(Draft draft, StageId gone) {
        return draft.content().stages().stream().filter(stage -> !stage.id().equals(gone)).toList();
    }

    private static Stage save(
            Handle tx, Actor actor, Draft draft, List<Stage> others, Stage stage, Instant now) {
        var stages = new ArrayList<>(others);
        stages.add(Math.clamp(stage.position() - 1, 0, stages.size()), stage);
        var saved = save(tx, actor, draft, draft.content().withStages(dense(stages)), now);
        return find(saved.content(), stage.id());
    }

    private static Draft save(Handle tx, Actor actor, Draft draft, Content edited, Instant now) {
        var saved = SaveDraft.run(tx, actor, draft, edited, now);
        Events.ofTemplate(
                tx, actor, Verb.UPDATED, "Changed the milestones of template", saved, now);
        return saved;
    }

    private static List<Stage> dense(List<Stage> stages) {
        var dense = new ArrayList<Stage>();
        for (var stage : stages) {
            dense.add(new Stage(stage.id(), stage.name(), dense.size() + 1));
        }
        return dense;
    }
}
