package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Id;
import dev.runsheet.platform.json.Json;
import dev.runsheet.template.Template.Access;
import dev.runsheet.template.Template.Cover;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Takes a group, tag or folder that is gone out of the templates that name it, as an edit would:
/// what was launched stays as it was, and the next version goes without.
public final class ForgetInTemplates {
    private ForgetInTemplates() {}

    public static void run(Handle tx, Actor actor, Id gone, Instant now) {
        for (var id : ForgottenTemplateStore.naming(tx, actor.org(), gone)) {
            var draft = OpenDraft.locked(tx, actor.org(), id);
            var template = draft.template();
            var cover = without(template.cover(), Cover.class, gone);
            var access = without(template.access(), Access.class, gone);
            var content = without(draft.content(), Content.class, gone);
            var after = draft.with(template.with(cover, access)).with(content);
            SaveDraft.run(tx, actor, draft, after, now);
        }
    }

    /// Wherever the id stands in it.
    private static <T> T without(T record, Class<T> as, Id gone) {
        var document = Json.read(Json.text(record));
        return Json.read(Json.text(without(document, gone.hex())), as);
    }

    private static Object without(Object value, String gone) {
        return switch (value) {
            case List<?> list ->
                    list.stream()
                            .filter(each -> !gone.equals(each))
                            .map(each -> without(each, gone))
                            .toList();
            case Map<?, ?> map -> {
                var kept = new LinkedHashMap<Object, Object>();
                map.forEach(
                        (key, each) ->
                                kept.put(key, gone.equals(each) ? null : without(each, gone)));
                yield kept;
            }
            case null, default -> value;
        };
    }
}
