package dev.runsheet.run;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TagId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Puts a tag on a run or takes it off; who may, the caller has asked.
public final class TagRun {
    private TagRun() {}

    /// False when there is no such live run.
    public static boolean add(
            Handle tx, Actor actor, RunId id, TagId tag, Settings settings, Instant now) {
        var live = Flows.find(tx, actor, id, settings, now);
        live.ifPresent(
                flow -> {
                    var tags = Stream.concat(tags(flow).stream(), Stream.of(tag));
                    put(flow, tags.distinct().toList(), now);
                    flow.happenings().of(flow.run(), Verb.LINKED, "Tagged process: " + name(flow));
                    Flows.save(tx, actor, flow, now);
                });
        return live.isPresent();
    }

    /// False when there is no such live run, or it has no such tag.
    public static boolean remove(
            Handle tx, Actor actor, RunId id, TagId tag, Settings settings, Instant now) {
        var live =
                Flows.find(tx, actor, id, settings, now).filter(flow -> tags(flow).contains(tag));
        live.ifPresent(
                flow -> {
                    put(flow, tags(flow).stream().filter(each -> !each.equals(tag)).toList(), now);
                    flow.happenings()
                            .of(flow.run(), Verb.UNLINKED, "Took a tag off process: " + name(flow));
                    Flows.save(tx, actor, flow, now);
                });
        return live.isPresent();
    }

    private static void put(Flow flow, List<TagId> tags, Instant now) {
        if (!tags.equals(tags(flow))) {
            flow.put(flow.run().with(flow.run().details().tagged(tags), now));
        }
    }

    private static List<TagId> tags(Flow flow) {
        return flow.run().details().tags();
    }

    private static String name(Flow flow) {
        return flow.run().details().name();
    }
}
