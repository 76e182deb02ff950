package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.custom.Edit;
import dev.runsheet.custom.Holder;
import dev.runsheet.custom.KeyStore;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Changes the custom fields of a run; who may change the run may.
final class CustomizeRun {
    private CustomizeRun() {}

    static Map<String, Object> run(
            Handle tx, Actor actor, RunId id, Edit edit, Settings settings, Instant now) {
        var flow = Flows.open(tx, actor, id, settings, now);
        if (actor.isGuest() || actor.isLight()) {
            throw new Forbidden("You may not change this process.").refuse();
        }
        var details = flow.run().details();
        var after = edit.of(KeyStore.of(tx, actor.org(), Holder.PROCESS), details.custom());
        if (!after.equals(details.custom())) {
            flow.put(flow.run().with(details.customized(after), now));
            flow.happenings().customized(flow.run(), details.custom(), after);
            Flows.save(tx, actor, flow, now);
        }
        return after;
    }
}
