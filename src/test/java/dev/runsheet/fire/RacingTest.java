package dev.runsheet.fire;

import static dev.runsheet.fire.Bakehouse.ORG;

import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whatever is done at once to a run or a task comes out as if one had waited for the other.
class RacingTest {
    private static final Bakehouse BAKERY = new Bakehouse();
    private static final long SEED = 20_260_306;
    private static final int TRIPLES = 40;

    /// Without what differs between two of the same: ids and numbers.
    private static final String LOOK =
            """
            select jsonb_build_object(
                       'run', (select to_jsonb(r) - array['id', 'number']
                                 from run r
                                where r.org_id = :org and r.id = cast(:id as uuid)),
                       'tasks', (select jsonb_agg(to_jsonb(t) - array['id', 'run_id', 'number', 'fields', 'answers']
                                                    || jsonb_build_object('answers', jsonb_path_query_array(t.answers, '$.*'))
                                                    order by t.position, t.title)
                                   from task t
                                  where t.org_id = :org and cast(:id as uuid) in (t.run_id, t.id)),
                       'told', (select array_agg(o.topic order by o.id)
                                  from outbox o
                                 where o.org_id = :org and cast(:id as uuid) in (o.run_id, o.task_id)),
                       'said', (select array_agg(concat_ws(' ', a.verb, a.description, a.field) order by a.id)
                                  from activity a
                                 where a.org_id = :org and :id in (a.entity_id, a.parent_id)))
            """;

    /// A run with the task Knead, which brings up Taste, between the two the task Bake; `field` is
    /// Knead's, `etag` of Knead when the race begins.
    private record Batch(
            String run, String knead, String bake, String taste, String field, String etag) {
        String path() {
            return ORG + "/runs/" + run;
        }

        Reply put(Map<String, Object> change) {
            return BAKERY.ann.put(path() + "/tasks/" + knead, change);
        }

        Reply complete(String task) {
            return BAKERY.ann.post(path() + "/completed-tasks", Map.of("task_id", task));
        }
    }

    /// A task on its own, with a field.
    private record Chore(String id, String field, String etag) {
        String path() {
            return ORG + "/tasks/" + id;
        }

        Reply put(Map<String, Object> change) {
            return BAKERY.ann.put(path(), change);
        }
    }

    @AfterAll
    static void close() {
        BAKERY.close();
    }

    @AfterEach
    void everythingIsAsARecountHasIt() {
        BAKERY.recount();
    }

    @Test
    void whatHappensToARunAtOnceHappensInSomeOrder() {
        var race = new Race<>(BAKERY, batches(), batchActs(), batch -> look(batch.run()));
        report("a run", race);
    }

    @Test
    void whatHappensToAOneOffTaskAtOnceHappensInSomeOrder() {
        var race = new Race<>(BAKERY, chores(), choreActs(), chore -> look(chore.id()));
        report("a task on its own", race);
    }

    private static void report(String what, Race<?> race) {
        var random = new Random(SEED);
        int pairs = race.everyPair(random);
        race.some(TRIPLES, 3, random);
        System.out.printf(
                "%d pairs and %d triples of %d requests about %s at once, seed %d: %d outcomes, each as if they had come one by one%n",
                pairs, TRIPLES, race.acts().size(), what, SEED, race.seen().size());
    }

    private static Map<String, Function<Bakehouse, Batch>> batches() {
        var template = BAKERY.template();
        var knead = BAKERY.step(template, "Knead", Map.of());
        BAKERY.step(template, "Bake", Map.of());
        var taste = BAKERY.step(template, "Taste", Map.of());
        var field = BAKERY.field(template, knead);
        BAKERY.rule(template, knead, taste);
        return Map.of(
                "open", _ -> batch(template, field, _ -> {}),
                "kneaded", _ -> batch(template, field, batch -> batch.complete(batch.knead())),
                "baked", _ -> batch(template, field, batch -> batch.complete(batch.bake())),
                "hidden",
                        _ ->
                                batch(
                                        template,
                                        field,
                                        batch -> batch.put(Map.of("status", "skipped"))),
                "archived", _ -> batch(template, field, batch -> BAKERY.ann.delete(batch.path())));
    }

    private interface Before<T> {
        void on(T thing);
    }

    private static Batch batch(String template, String field, Before<Batch> before) {
        var run = BAKERY.launch(template);
        var tasks = BAKERY.tasks(run);
        var batch = new Batch(run, tasks.get(0), tasks.get(1), tasks.get(2), field, "");
        before.on(batch);
        var etag = BAKERY.ann.get(ORG + "/tasks/" + batch.knead()).header("ETag");
        return new Batch(run, batch.knead(), batch.bake(), batch.taste(), field, etag);
    }

    private static Map<String, Function<Batch, Reply>> batchActs() {
        var ann = BAKERY.ann;
        var acts = new LinkedHashMap<String, Function<Batch, Reply>>();
        acts.put("complete Knead", batch -> batch.complete(batch.knead()));
        acts.put("complete Bake", batch -> batch.complete(batch.bake()));
        acts.put("complete Taste", batch -> batch.complete(batch.taste()));
        acts.put(
                "reopen Knead",
                batch -> ann.delete(batch.path() + "/completed-tasks/" + batch.knead()));
        acts.put("rename Knead", batch -> batch.put(Map.of("title", "Fold")));
        acts.put(
                "rename Knead as seen",
                batch ->
                        ann.with("If-Match", batch.etag())
                                .put(
                                        batch.path() + "/tasks/" + batch.knead(),
                                        Map.of("title", "Turn")));
        acts.put(
                "reassign Knead",
                batch -> batch.put(Map.of("owners", Map.of("users", List.of(1002)))));
        acts.put(
                "answer Knead",
                batch ->
                        ann.post(
                                ORG + "/tasks/" + batch.knead() + "/captures",
                                Map.of("id", batch.field(), "value", "Ten minutes")));
        acts.put("hide Knead", batch -> batch.put(Map.of("status", "auto-skipped")));
        acts.put("show Knead", batch -> batch.put(Map.of("status", "active")));
        acts.put("move Knead", batch -> batch.put(Map.of("position", 3)));
        acts.put(
                "add a task",
                batch ->
                        ann.post(
                                ORG + "/tasks",
                                Bakehouse.oneOffBody(Map.of("run_id", batch.run()))));
        acts.put("rename the run", batch -> ann.put(batch.path(), Map.of("name", "Rye")));
        acts.put("archive the run", batch -> ann.delete(batch.path()));
        acts.put("activate the run", batch -> ann.put(batch.path() + "/activate", ""));
        acts.put("purge the run", batch -> ann.delete(batch.path() + "/delete"));
        return acts;
    }

    private static Map<String, Function<Bakehouse, Chore>> chores() {
        return Map.of(
                "open", _ -> chore(_ -> {}),
                "completed", _ -> chore(chore -> BAKERY.complete(BAKERY.ann, chore.id())),
                "archived", _ -> chore(chore -> BAKERY.ann.delete(chore.path())));
    }

    private static Chore chore(Before<Chore> before) {
        var question = Map.of("label", "Note", "field_type", "text", "required", false);
        var id = BAKERY.oneOff(Map.of("form_fields", List.of(question)));
        var chore = new Chore(id, field(id), "");
        before.on(chore);
        var etag = BAKERY.ann.get(chore.path()).header("ETag");
        return new Chore(id, chore.field(), etag == null ? "\"1\"" : etag);
    }

    private static Map<String, Function<Chore, Reply>> choreActs() {
        var ann = BAKERY.ann;
        var acts = new LinkedHashMap<String, Function<Chore, Reply>>();
        acts.put("complete", chore -> BAKERY.complete(ann, chore.id()));
        acts.put("reopen", chore -> ann.delete(ORG + "/completed-tasks/" + chore.id()));
        acts.put("rename", chore -> chore.put(Map.of("title", "Mop")));
        acts.put(
                "rename as seen",
                chore ->
                        ann.with("If-Match", chore.etag())
                                .put(chore.path(), Map.of("title", "Wipe")));
        acts.put("reassign", chore -> chore.put(Map.of("owners", Map.of("users", List.of(1002)))));
        acts.put(
                "answer",
                chore ->
                        ann.post(
                                chore.path() + "/captures",
                                Map.of("id", chore.field(), "value", "Twice")));
        acts.put("archive", chore -> ann.delete(chore.path()));
        acts.put("restore", chore -> ann.put(chore.path() + "/restore", ""));
        acts.put("purge", chore -> ann.delete(chore.path() + "/delete"));
        return acts;
    }

    /// The id of the only field of a task.
    private static String field(String task) {
        return BAKERY.read(
                tx ->
                        tx.createQuery(
                                        """
                                        select t.fields -> 0 ->> 'id'
                                          from task t
                                         where t.org_id = :org and t.id = cast(:task as uuid)
                                        """)
                                .bind("org", World.FLOUR.value())
                                .bind("task", task)
                                .mapTo(String.class)
                                .one());
    }

    /// Everything about a run or a one-off task.
    private static String look(String id) {
        return BAKERY.read(
                tx ->
                        tx.createQuery(LOOK)
                                .bind("org", World.FLOUR.value())
                                .bind("id", id)
                                .mapTo(String.class)
                                .one());
    }
}
