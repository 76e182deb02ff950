package dev.runsheet.tag;

import dev.runsheet.base.TagId;
import dev.runsheet.custom.CustomFieldsApi;
import dev.runsheet.custom.Edit;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The custom fields of tags (platform spec 17).
public final class TagCustomFieldsApi {
    private TagCustomFieldsApi() {}

    public static void mount(Routes routes) {
        CustomFieldsApi.serve(
                routes,
                "/organizations/{org}/tags/{id}",
                TagCustomFieldsApi::of,
                TagCustomFieldsApi::customize);
    }

    private static Map<String, Object> of(Call call, Handle tx) {
        return TagStore.find(tx, call.org(), id(call)).custom();
    }

    private static Map<String, Object> customize(Call call, Handle tx, Edit edit) {
        return CustomizeTag.run(tx, call.actor(), id(call), edit, call.at());
    }

    private static TagId id(Call call) {
        return call.id("id", TagId::new);
    }
}
