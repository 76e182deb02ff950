package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Gives the steps of one member to another or to the guest they become, and what rules give them,
/// as an edit would: what was launched stays as it was.
public final class ReassignInTemplates {
    private static final String MEMBERS = "members";
    private static final String GUESTS = "guests";

    private ReassignInTemplates() {}

    /// Answers how many templates named the member.
    public static int run(Handle tx, Actor actor, MemberId from, MemberId to, Instant now) {
        return run(tx, actor, from, people -> inherited(people, from, to), now);
    }

    public static void toGuest(Handle tx, Actor actor, MemberId from, String guest, Instant now) {
        run(tx, actor, from, people -> retired(people, from, guest), now);
    }

    private static int run(
            Handle tx,
            Actor actor,
            MemberId from,
            UnaryOperator<Map<String, Object>> change,
            Instant now) {
        var templates = ForgottenTemplateStore.naming(tx, actor.org(), from);
        for (var id : templates) {
            var draft = OpenDraft.locked(tx, actor.org(), id);
            var document = Json.read(Json.text(draft.content()));
            var content = Json.read(Json.text(reassigned(document, change)), Content.class);
            SaveDraft.run(tx, actor, draft, content, now);
        }
        return templates.size();
    }

    private static Object reassigned(Object value, UnaryOperator<Map<String, Object>> change) {
        return switch (value) {
            case List<?> list -> list.stream().map(each -> reassigned(each, change)).toList();
            case Map<?, ?> map -> {
                var changed = new LinkedHashMap<String, Object>();
                map.forEach((key, each) -> changed.put((String) key, reassigned(each, change)));
                yield changed.get(MEMBERS) instanceof List<?> ? change.apply(changed) : changed;
            }
            case null, default -> value;
        };
    }

    /// Nobody twice.
    private static Map<String, Object> inherited(
            Map<String, Object> people, MemberId from, MemberId to) {
        var members = (List<?>) people.get(MEMBERS);
        people.put(
                MEMBERS,
                members.stream()
                        .map(each -> isNumber(each, from) ? (Object) to.value() : each)
                        .map(each -> each instanceof Number number ? number.longValue() : each)
                        .distinct()
                        .toList());
        return people;
    }

    /// Where only members may be, as among those who see a field, they stay as who they were.
    private static Map<String, Object> retired(
            Map<String, Object> people, MemberId from, String guest) {
        var members = (List<?>) people.get(MEMBERS);
        if (people.get(GUESTS) instanceof List<?> guests
                && members.stream().anyMatch(each -> isNumber(each, from))) {
            people.put(MEMBERS, members.stream().filter(each -> !isNumber(each, from)).toList());
            people.put(
                    GUESTS, Stream.concat(guests.stream(), Stream.of(guest)).distinct().toList());
        }
        return people;
    }

    private static boolean isNumber(Object each, MemberId id) {
        return each instanceof Number number && Objects.equals(number.longValue(), id.value());
    }
}
