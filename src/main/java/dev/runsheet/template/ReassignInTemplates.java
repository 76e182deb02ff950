package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/// Gives the steps of one member to another, and what rules give them, as an edit would: what was
/// launched stays as it was.
public final class ReassignInTemplates {
    private static final String MEMBERS = "members";

    private ReassignInTemplates() {}

    /// Answers how many templates named the member.
    public static int run(Handle tx, Actor actor, MemberId from, MemberId to, Instant now) {
        var templates = ForgottenTemplateStore.naming(tx, actor.org(), from);
        for (var id : templates) {
            var draft = OpenDraft.locked(tx, actor.org(), id);
            var document = Json.read(Json.text(draft.content()));
            var content = Json.read(Json.text(reassigned(document, from, to)), Content.class);
            SaveDraft.run(tx, actor, draft, content, now);
        }
        return templates.size();
    }

    private static Object reassigned(Object value, MemberId from, MemberId to) {
        return switch (value) {
            case List<?> list -> list.stream().map(each -> reassigned(each, from, to)).toList();
            case Map<?, ?> map -> {
                var changed = new LinkedHashMap<Object, Object>();
                map.forEach(
                        (key, each) ->
                                changed.put(
                                        key,
                                        MEMBERS.equals(key) && each instanceof List<?> members
                                                ? replaced(members, from, to)
                                                : reassigned(each, from, to)));
                yield changed;
            }
            case null, default -> value;
        };
    }

    /// Nobody twice.
    private static List<Object> replaced(List<?> members, MemberId from, MemberId to) {
        return members.stream()
                .map(each -> isNumber(each, from) ? (Object) to.value() : each)
                .map(each -> each instanceof Number number ? (Object) number.longValue() : each)
                .distinct()
                .toList();
    }

    private static boolean isNumber(Object each, MemberId id) {
        return each instanceof Number number && Objects.equals(number.longValue(), id.value());
    }
}
