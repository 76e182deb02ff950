package dev.runsheet.folder;

import dev.runsheet.base.FolderId;
import dev.runsheet.custom.CustomFieldsApi;
import dev.runsheet.custom.Edit;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The custom fields of folders (platform spec 17).
public final class FolderCustomFieldsApi {
    private FolderCustomFieldsApi() {}

    public static void mount(Routes routes) {
        CustomFieldsApi.serve(
                routes,
                "/organizations/{org}/folders/{id}",
                FolderCustomFieldsApi::of,
                FolderCustomFieldsApi::customize);
    }

    private static Map<String, Object> of(Call call, Handle tx) {
        return FolderStore.find(tx, call.org(), id(call)).custom();
    }

    private static Map<String, Object> customize(Call call, Handle tx, Edit edit) {
        return CustomizeFolder.run(tx, call.actor(), id(call), edit, call.at());
    }

    private static FolderId id(Call call) {
        return call.id("id", FolderId::new);
    }
}
