package dev.runsheet.run;

import dev.runsheet.base.GroupId;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import org.jdbi.v3.core.Handle;

/// Deleting a group (platform spec 7). It is here and not beside the other routes of groups because
/// tasks, runs and templates must forget the group, of which `people` knows nothing.
public final class DissolvedGroupsApi {
    private DissolvedGroupsApi() {}

    public static void mount(Routes routes) {
        routes.delete("/organizations/{org}/groups/{id}", DissolvedGroupsApi::create);
    }

    private static Answer create(Call call, Handle tx) {
        DissolveGroup.run(tx, call.actor(), call.id("id", GroupId::new), call.at());
        return Answer.noContent();
    }
}
