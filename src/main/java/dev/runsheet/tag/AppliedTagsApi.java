package dev.runsheet.tag;

import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Tags on templates and on runs (platform spec 8.1); one route for both.
public final class AppliedTagsApi {
    private static final String APPLIED = "/organizations/{org}/checklists/tags";

    private AppliedTagsApi() {}

    public static void mount(Routes routes) {
        routes.post(APPLIED, AppliedTagsApi::create);
        routes.delete(APPLIED + "/{association}", AppliedTagsApi::delete);
    }

    private static Answer create(Call call, Handle tx) {
        var body = call.body();
        var on = ApplyTag.run(tx, call.actor(), body, call.settings(), call.at());
        return Answer.created(json(on, (String) body.raw("subject_type")));
    }

    private static Map<String, Object> json(TagOn on, String subjectType) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", on.id());
        json.put("subject_id", on.template().hex());
        json.put("subject_type", subjectType);
        json.put("tag_id", on.tag().hex());
        json.put("tag_type", "private");
        return json;
    }

    private static Answer delete(Call call, Handle tx) {
        var on = named(call).orElseThrow(() -> new NotFound("tag").refuse());
        TakeTagOff.run(tx, call.actor(), on, call.settings(), call.at());
        return Answer.plain(Map.of("message", "The tag was taken off."));
    }

    /// By the id of the association, or by the tag with `subject_id` in the query.
    private static Optional<TagOn> named(Call call) {
        var path = call.path("association");
        return call.query()
                .first("subject_id")
                .map(subject -> TagOn.of(subject, path))
                .orElseGet(() -> TagOn.of(path));
    }
}
