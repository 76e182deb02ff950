package dev.runsheet.template;

import dev.runsheet.base.FieldId;
import dev.runsheet.custom.CustomFieldsApi;
import dev.runsheet.custom.Edit;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import org.jdbi.v3.core.Handle;

/// The custom fields of templates and of what is in them (templates spec 5).
final class TemplateCustomFieldsApi {
    private static final String CAPTURE = StepsApi.ONE + "/captures/{capture}";
    private static final String PRERUN = TemplatesApi.ONE + "/preruns/{prerun}";

    private TemplateCustomFieldsApi() {}

    static void mount(Routes routes) {
        CustomFieldsApi.serveWhole(
                routes,
                TemplatesApi.ONE,
                (call, tx) -> content(call, tx).custom(),
                (call, tx, edit) ->
                        edit(call, tx, edit).template(tx, call.actor(), TemplatesApi.id(call)));
        CustomFieldsApi.serveWhole(
                routes,
                StepsApi.ONE,
                (call, tx) -> step(call, tx).custom(),
                (call, tx, edit) ->
                        edit(call, tx, edit)
                                .step(
                                        tx,
                                        call.actor(),
                                        TemplatesApi.id(call),
                                        StepsApi.stepId(call)));
        CustomFieldsApi.serveWhole(
                routes,
                CAPTURE,
                (call, tx) -> EditFields.field(step(call, tx), field(call, "capture")).custom(),
                (call, tx, edit) ->
                        edit(call, tx, edit)
                                .capture(
                                        tx,
                                        call.actor(),
                                        TemplatesApi.id(call),
                                        StepsApi.stepId(call),
                                        field(call, "capture")));
        CustomFieldsApi.serveWhole(
                routes,
                PRERUN,
                (call, tx) ->
                        EditFields.kickoffField(content(call, tx), field(call, "prerun")).custom(),
                (call, tx, edit) ->
                        edit(call, tx, edit)
                                .kickoff(
                                        tx,
                                        call.actor(),
                                        TemplatesApi.id(call),
                                        field(call, "prerun")));
    }

    private static Content content(Call call, Handle tx) {
        return TemplatesApi.find(call, tx).content();
    }

    private static Step step(Call call, Handle tx) {
        return EditSteps.step(TemplatesApi.find(call, tx), StepsApi.stepId(call));
    }

    private static CustomizeTemplate edit(Call call, Handle tx, Edit edit) {
        TemplatesApi.match(call, tx);
        return new CustomizeTemplate(edit, call.at());
    }

    private static FieldId field(Call call, String parameter) {
        return call.id(parameter, FieldId::new);
    }
}
