package dev.runsheet.template;

import dev.runsheet.base.StageId;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import org.jdbi.v3.core.Handle;

/// The stages of templates over HTTP.
final class StagesApi {
    private static final String ALL = TemplatesApi.ONE + "/stages";
    private static final String ONE = ALL + "/{stage}";

    private StagesApi() {}

    static void mount(Routes routes) {
        routes.get(ALL, StagesApi::list);
        routes.post(ALL, StagesApi::add);
        routes.put(ONE, StagesApi::update);
        routes.delete(ONE, StagesApi::delete);
    }

    static Answer list(Call call, Handle tx) {
        return TemplatesApi.all(TemplateJson.stages(TemplatesApi.find(call, tx).content()));
    }

    static Answer add(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        var id = TemplatesApi.id(call);
        return Answer.created(
                TemplateJson.stage(EditStages.add(tx, call.actor(), id, call.body(), call.at())));
    }

    static Answer update(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        var id = TemplatesApi.id(call);
        return Answer.ok(
                TemplateJson.stage(
                        EditStages.update(
                                tx, call.actor(), id, stageId(call), call.body(), call.at())));
    }

    static Answer delete(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        EditStages.delete(tx, call.actor(), TemplatesApi.id(call), stageId(call), call.at());
        return TemplatesApi.message("The milestone was deleted.");
    }

    private static StageId stageId(Call call) {
        return call.id("stage", StageId::new);
    }
}
