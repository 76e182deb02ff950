package dev.runsheet.snippet;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Snippets (templates spec 5): administrators write them, all members read them.
public final class SnippetsApi {
    private static final int ROWS = 10;
    private static final String SNIPPETS = "/organizations/{org}/text-templates";

    private SnippetsApi() {}

    public static void mount(Routes routes) {
        routes.get(SNIPPETS, SnippetsApi::list);
        routes.post(SNIPPETS, SnippetsApi::create);
        routes.get(SNIPPETS + "/{id}", SnippetsApi::read);
        routes.put(SNIPPETS + "/{id}", SnippetsApi::update);
        routes.patch(SNIPPETS + "/{id}", SnippetsApi::update);
        routes.delete(SNIPPETS + "/{id}", SnippetsApi::delete);
    }

    private static Answer list(Call call, Handle tx) {
        var page = call.page(ROWS);
        var text = call.query().first("q").orElse("");
        var sort = call.query().first("sort").or(() -> call.query().first("sort_by")).orElse("");
        var slice = SnippetStore.list(tx, call.org(), text, sort, page);
        return Answer.list(call, slice.map(SnippetJson::of), page);
    }

    private static Answer read(Call call, Handle tx) {
        return Answer.ok(SnippetJson.of(SnippetStore.find(tx, call.org(), id(call))));
    }

    private static Answer create(Call call, Handle tx) {
        checkMayWrite(call.actor());
        return Answer.created(
                SnippetJson.of(CreateSnippet.run(tx, call.actor(), call.body(), call.at())));
    }

    private static Answer update(Call call, Handle tx) {
        checkMayWrite(call.actor());
        return Answer.ok(
                SnippetJson.of(
                        UpdateSnippet.run(tx, call.actor(), id(call), call.body(), call.at())));
    }

    private static Answer delete(Call call, Handle tx) {
        checkMayWrite(call.actor());
        DeleteSnippet.run(tx, call.actor(), id(call), call.at());
        return Answer.plain(Map.of("message", "The snippet was deleted."));
    }

    private static void checkMayWrite(Actor actor) {
        if (!actor.isAdmin()) {
            throw new Forbidden("Only an administrator may change the snippets.").refuse();
        }
    }

    /// What is no number names nothing.
    private static long id(Call call) {
        try {
            return Long.parseLong(call.path("id"));
        } catch (NumberFormatException _) {
            throw new NotFound("snippet").refuse();
        }
    }
}
