package dev.runsheet.template;

import dev.runsheet.base.Body;
import dev.runsheet.base.FieldId;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The fields of templates over HTTP.
final class FieldsApi {
    private static final String ALL = StepsApi.ONE + "/captures";
    private static final String ONE = ALL + "/{capture}";

    private FieldsApi() {}

    static void mount(Routes routes) {
        routes.post(ALL, FieldsApi::add);
        routes.put(ONE, FieldsApi::update);
        routes.delete(ONE, FieldsApi::delete);
        routes.put(ONE + "/move-out", FieldsApi::moveOut);
        routes.put(StepsApi.ONE + "/captures-reorder", FieldsApi::reorder);
        routes.delete(TemplatesApi.ONE + "/preruns/{prerun}", FieldsApi::deleteKickoff);
    }

    static Answer add(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        return Answer.created(
                json(
                        EditFields.add(
                                tx,
                                call.actor(),
                                TemplatesApi.id(call),
                                StepsApi.stepId(call),
                                call.body(),
                                call.at())));
    }

    static Answer update(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        return Answer.ok(
                json(
                        EditFields.update(
                                tx,
                                call.actor(),
                                TemplatesApi.id(call),
                                StepsApi.stepId(call),
                                fieldId(call),
                                call.body(),
                                call.at())));
    }

    static Answer delete(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        EditFields.delete(
                tx,
                call.actor(),
                TemplatesApi.id(call),
                StepsApi.stepId(call),
                fieldId(call),
                call.at());
        return TemplatesApi.message("The form field was deleted.");
    }

    static Answer moveOut(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        return Answer.ok(
                json(
                        EditFields.moveOut(
                                tx,
                                call.actor(),
                                TemplatesApi.id(call),
                                StepsApi.stepId(call),
                                fieldId(call),
                                call.body(),
                                call.at())));
    }

    static Answer reorder(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        return Answer.ok(
                StepsApi.json(
                        call,
                        tx,
                        EditFields.reorder(
                                tx,
                                call.actor(),
                                TemplatesApi.id(call),
                                StepsApi.stepId(call),
                                order(call),
                                call.at())));
    }

    static Answer deleteKickoff(Call call, Handle tx) {
        TemplatesApi.match(call, tx);
        EditFields.deleteKickoff(
                tx,
                call.actor(),
                TemplatesApi.id(call),
                call.id("prerun", FieldId::new),
                call.at());
        return TemplatesApi.message("The form field was deleted.");
    }

    /// The list comes bare or under `captures`.
    private static Body order(Call call) {
        var text = new String(call.bytes(), StandardCharsets.UTF_8).strip();
        return text.startsWith("[")
                ? Body.of(
                        Json.object(
                                ("{\"captures\":" + text + "}").getBytes(StandardCharsets.UTF_8)))
                : call.body();
    }

    private static FieldId fieldId(Call call) {
        return call.id("capture", FieldId::new);
    }

    private static Map<String, Object> json(EditFields.Placed placed) {
        return StepJson.capture(placed.step(), placed.field());
    }
}
