package dev.runsheet.template;

import dev.runsheet.base.JobTitleId;
import dev.runsheet.base.StepId;
import dev.runsheet.people.JobTitleStore;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The steps of templates over HTTP.
final class StepsApi {
    static final String ALL = TemplatesApi.ONE + "/steps";
    static final String ONE = ALL + "/{step}";
    private static final String EDIT_TYPE =
            "/processes/micro-functions/organizations/{org}/blueprints/{checklist}/steps/{step}/edit-step-type";

    private StepsApi() {}

    static void mount(Routes routes) {
        routes.get(ALL, StepsApi::list);
        routes.post(ALL, StepsApi::add);
        routes.get(ONE, StepsApi::read);
        routes.put(ONE, StepsApi::update);
        routes.delete(ONE, StepsApi::delete);
        routes.post(ONE + "/clone", StepsApi::copy);
        routes.post(ONE + "/duplicate", StepsApi::copy);
        routes.put(ONE + "/reorder", StepsApi::move);
        routes.put(ONE + "/position", StepsApi::move);
        routes.put(EDIT_TYPE, StepsApi::editType);
    }

    static Answer list(Call call, Handle tx) {
        return TemplatesApi.all(
                TemplateJson.stepList(
                        TemplatesApi.find(call, tx), JobTitleStore.names(tx, call.org())));
    }

    static Answer add(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        var id = TemplatesApi.id(call);
        return Answer.created(
                json(call, tx, EditSteps.add(tx, call.actor(), id, call.body(), call.at())));
    }

    static Answer read(Call call, Handle tx) {
        return Answer.ok(json(call, tx, EditSteps.step(TemplatesApi.find(call, tx), stepId(call))));
    }

    static Answer update(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        var id = TemplatesApi.id(call);
        return Answer.ok(
                json(
                        call,
                        tx,
                        EditSteps.update(
                                tx, call.actor(), id, stepId(call), call.body(), call.at())));
    }

    static Answer delete(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        EditSteps.delete(tx, call.actor(), TemplatesApi.id(call), stepId(call), call.at());
        return TemplatesApi.message("The step was deleted.");
    }

    static Answer copy(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        var id = TemplatesApi.id(call);
        return Answer.created(
                json(call, tx, EditSteps.copy(tx, call.actor(), id, stepId(call), call.at())));
    }

    static Answer move(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        var id = TemplatesApi.id(call);
        return Answer.ok(
                json(
                        call,
                        tx,
                        EditSteps.move(
                                tx, call.actor(), id, stepId(call), call.body(), call.at())));
    }

    static Answer editType(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        var id = TemplatesApi.id(call);
        return Answer.ok(
                json(
                        call,
                        tx,
                        EditSteps.editType(
                                tx, call.actor(), id, stepId(call), call.body(), call.at())));
    }

    static StepId stepId(Call call) {
        return call.id("step", StepId::new);
    }

    static Map<String, Object> json(Call call, Handle tx, Step step) {
        var titles =
                step.roles().isEmpty()
                        ? Map.<JobTitleId, String>of()
                        : JobTitleStore.names(tx, call.org());
        return StepJson.of(TemplatesApi.id(call), step, titles);
    }
}
