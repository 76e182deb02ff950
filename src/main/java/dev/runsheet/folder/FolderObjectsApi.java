package dev.runsheet.folder;

import dev.runsheet.base.Body;
import dev.runsheet.base.Id;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What lies in folders (platform spec 9).
public final class FolderObjectsApi {
    private static final String ORG = "/organizations/{org}";

    private FolderObjectsApi() {}

    public static void mount(Routes routes) {
        routes.post(ORG + "/folders/add-object", FolderObjectsApi::create);
        routes.delete(ORG + "/folders-objects/{object}", FolderObjectsApi::delete);
    }

    private static Answer create(Call call, Handle tx) {
        var body = call.body();
        var object = PutIntoFolder.run(tx, call.actor(), body, call.settings(), call.at());
        return Answer.created(json(object, (String) body.raw("subject_type")));
    }

    private static Map<String, Object> json(FolderObject object, String subjectType) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", object.id());
        json.put("folder_id", object.folder().hex());
        json.put("subject_id", Id.hex(object.subject()));
        json.put("subject_type", subjectType);
        return json;
    }

    private static Answer delete(Call call, Handle tx) {
        var id =
                Body.whole(call.path("object"))
                        .orElseThrow(() -> new NotFound("folder object").refuse());
        TakeOutOfFolder.run(tx, call.actor(), id, call.settings(), call.at());
        return Answer.noContent();
    }
}
