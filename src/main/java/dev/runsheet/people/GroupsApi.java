package dev.runsheet.people;

import dev.runsheet.base.GroupId;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import org.jdbi.v3.core.Handle;

/// Groups of people (platform spec 7).
public final class GroupsApi {
    private static final int ROWS = 10;
    private static final String GROUPS = "/organizations/{org}/groups";

    private GroupsApi() {}

    public static void mount(Routes routes) {
        routes.get(GROUPS, GroupsApi::list);
        routes.post(GROUPS, GroupsApi::create);
        routes.get(GROUPS + "/{id}", GroupsApi::read);
        routes.put(GROUPS + "/{id}", GroupsApi::update);
        routes.patch(GROUPS + "/{id}", GroupsApi::updatePartly);
    }

    private static Answer list(Call call, Handle tx) {
        var page = call.page(ROWS);
        var text = call.query().first("q").orElse("");
        var sort = call.query().first("sort").or(() -> call.query().first("sort_by")).orElse("");
        var slice = GroupStore.list(tx, call.org(), text, sort, page);
        var includes = includes(call, tx);
        return Answer.list(
                call, slice.map(group -> includes.of(group, call.baseUrl(), call.at())), page);
    }

    private static Answer read(Call call, Handle tx) {
        var group = GroupStore.find(tx, call.org(), id(call));
        return Answer.ok(includes(call, tx).of(group, call.baseUrl(), call.at()));
    }

    private static Answer create(Call call, Handle tx) {
        var created = CreateGroup.run(tx, call.actor(), call.body(), call.settings(), call.at());
        return Answer.created(GroupJson.of(created));
    }

    /// 201, as documented.
    private static Answer update(Call call, Handle tx) {
        var settings = call.settings();
        var updated = UpdateGroup.run(tx, call.actor(), id(call), call.body(), settings, call.at());
        return Answer.created(GroupJson.of(updated));
    }

    private static Answer updatePartly(Call call, Handle tx) {
        var updated = UpdateGroup.partly(tx, call.actor(), id(call), call.body(), call.at());
        return Answer.created(GroupJson.of(updated));
    }

    private static GroupIncludes includes(Call call, Handle tx) {
        return GroupIncludes.read(tx, call.org(), call.query().includes());
    }

    private static GroupId id(Call call) {
        return call.id("id", GroupId::new);
    }
}
