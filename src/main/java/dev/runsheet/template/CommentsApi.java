package dev.runsheet.template;

import dev.runsheet.base.CommentId;
import dev.runsheet.comment.About;
import dev.runsheet.comment.CommentRows;
import dev.runsheet.comment.Place;
import dev.runsheet.comment.Saying;
import dev.runsheet.comment.SayingForm;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Comments and issues on templates (templates spec 5, tasks spec 6).
final class CommentsApi {
    private static final String RESOLVED = TemplatesApi.ONE + "/resolved-threads";

    private CommentsApi() {}

    static void mount(Routes routes) {
        routes.post(TemplatesApi.ONE + "/comment", CommentsApi::create);
        routes.put(TemplatesApi.ONE + "/comment/{comment}", CommentsApi::edit);
        routes.delete(TemplatesApi.ONE + "/comment/{comment}", CommentsApi::delete);
        routes.post(TemplatesApi.ONE + "/bot-comment", CommentsApi::createBot);
        routes.post(TemplatesApi.ONE + "/problem", CommentsApi::createProblem);
        routes.post(RESOLVED, CommentsApi::createResolution);
        routes.get(RESOLVED, CommentsApi::listResolved);
    }

    static Answer create(Call call, Handle tx) {
        TemplatesApi.find(call, tx);
        return Answer.created(said(call, tx, SayingForm.comment(call.body())));
    }

    static Answer createBot(Call call, Handle tx) {
        TemplatesApi.find(call, tx);
        return Answer.created(said(call, tx, SayingForm.bot(call.body())));
    }

    static Answer createProblem(Call call, Handle tx) {
        TemplatesApi.find(call, tx);
        return Answer.created(said(call, tx, SayingForm.problem(call.body())));
    }

    static Answer createResolution(Call call, Handle tx) {
        TemplatesApi.find(call, tx);
        return Answer.created(said(call, tx, SayingForm.resolution(call.body())));
    }

    static Answer edit(Call call, Handle tx) {
        TemplatesApi.find(call, tx);
        return Answer.ok(said(call, tx, SayingForm.edit(comment(call), call.body())));
    }

    static Answer delete(Call call, Handle tx) {
        var saying = new Saying.Delete(comment(call));
        DiscussTemplate.run(tx, call.actor(), TemplatesApi.id(call), saying, call.at());
        return Answer.noContent();
    }

    static Answer listResolved(Call call, Handle tx) {
        var about = new About.OfTemplate(TemplatesApi.find(call, tx).template().id());
        var rows =
                CommentRows.of(tx, call.actor(), call.settings(), List.of(about), call.at())
                        .resolved(about, Place.ALONE);
        return TemplatesApi.all(rows);
    }

    private static Map<String, Object> said(Call call, Handle tx, Saying saying) {
        var said = DiscussTemplate.run(tx, call.actor(), TemplatesApi.id(call), saying, call.at());
        return CommentRows.written(
                tx, call.actor(), call.settings(), said.comment(), Place.ALONE, call.at());
    }

    private static CommentId comment(Call call) {
        return call.id("comment", CommentId::new);
    }
}
