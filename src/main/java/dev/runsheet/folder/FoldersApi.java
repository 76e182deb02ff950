package dev.runsheet.folder;

import dev.runsheet.base.FolderId;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import org.jdbi.v3.core.Handle;

/// Folders of templates and of runs (platform spec 9).
public final class FoldersApi {
    private static final int ROWS = 10;
    private static final String FOLDERS = "/organizations/{org}/folders";

    private FoldersApi() {}

    public static void mount(Routes routes) {
        routes.get(FOLDERS, FoldersApi::list);
        routes.post(FOLDERS, FoldersApi::create);
        routes.get(FOLDERS + "/{id}", FoldersApi::read);
        routes.put(FOLDERS + "/{id}", FoldersApi::update);
        routes.patch(FOLDERS + "/{id}", FoldersApi::update);
        routes.delete(FOLDERS + "/{id}", FoldersApi::delete);
    }

    /// Flat, or with `with=children` the roots, or what is looked for, and what is in them.
    private static Answer list(Call call, Handle tx) {
        var page = call.page(ROWS);
        var isTree = call.query().includes().contains("children");
        var kind = call.query().first("folder_type").map(Folder.Kind::of).orElse(null);
        var text = call.query().first("q").orElse("");
        var filter = new FolderStore.Filter(text, kind, isTree && text.isEmpty());
        var sort = call.query().first("sort").orElse("");
        var slice = FolderStore.list(tx, call.org(), filter, sort, page);
        if (!isTree) {
            return Answer.list(call, slice.map(FolderJson::of), page);
        }
        var all = FolderStore.all(tx, call.org());
        return Answer.list(call, slice.map(folder -> FolderJson.tree(folder, all)), page);
    }

    private static Answer read(Call call, Handle tx) {
        var folder = FolderStore.find(tx, call.org(), id(call));
        return call.query().includes().contains("children")
                ? Answer.ok(FolderJson.tree(folder, FolderStore.all(tx, call.org())))
                : Answer.ok(FolderJson.of(folder));
    }

    private static Answer create(Call call, Handle tx) {
        return Answer.created(
                FolderJson.of(CreateFolder.run(tx, call.actor(), call.body(), call.at())));
    }

    private static Answer update(Call call, Handle tx) {
        return Answer.ok(
                FolderJson.of(
                        UpdateFolder.run(tx, call.actor(), id(call), call.body(), call.at())));
    }

    private static Answer delete(Call call, Handle tx) {
        DeleteFolder.run(tx, call.actor(), id(call), call.at());
        return Answer.noContent();
    }

    private static FolderId id(Call call) {
        return call.id("id", FolderId::new);
    }
}
