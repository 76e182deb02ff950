package dev.runsheet.people;

import dev.runsheet.base.JobTitleId;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import org.jdbi.v3.core.Handle;

/// Job titles, `roles` on the wire (platform spec 4.5): administrators write them, all members read
/// them.
public final class JobTitlesApi {
    private static final int ROWS = 10;
    private static final String ROLES = "/organizations/{org}/roles";

    private JobTitlesApi() {}

    public static void mount(Routes routes) {
        routes.get(ROLES, JobTitlesApi::list);
        routes.post(ROLES, JobTitlesApi::create);
        routes.put(ROLES + "/{id}", JobTitlesApi::update);
        routes.delete(ROLES + "/{id}", JobTitlesApi::delete);
    }

    private static Answer list(Call call, Handle tx) {
        var page = call.page(ROWS);
        var text = call.query().first("q").orElse("");
        var sort = call.query().first("sort").or(() -> call.query().first("sort_by")).orElse("");
        var slice = JobTitleStore.list(tx, call.org(), text, sort, page);
        return Answer.list(call, slice.map(JobTitleJson::of), page);
    }

    private static Answer create(Call call, Handle tx) {
        var created = CreateJobTitle.run(tx, call.actor(), call.body(), call.at());
        return Answer.created(JobTitleJson.of(created));
    }

    private static Answer update(Call call, Handle tx) {
        Only.admins(call.actor());
        var updated = UpdateJobTitle.run(tx, call.actor(), id(call), call.body(), call.at());
        return Answer.ok(JobTitleJson.of(updated));
    }

    private static Answer delete(Call call, Handle tx) {
        Only.admins(call.actor());
        DeleteJobTitle.run(tx, call.actor(), id(call), call.at());
        return Answer.noContent();
    }

    private static JobTitleId id(Call call) {
        return call.id("id", JobTitleId::new);
    }
}
