package dev.runsheet.notify;

import dev.runsheet.base.CommentId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Something that happened, as the outbox has it: the topic, what it is about and through whom;
/// each may be null.
record News(
        long id,
        String topic,
        RunId run,
        TaskId task,
        Map<String, Object> payload,
        MemberId member,
        String guest,
        Instant at) {

    /// The people whom the payload names.
    Owners people() {
        return new Owners(
                texts("users").map(text -> new MemberId(Long.parseLong(text))),
                texts("guests").map(Function.identity()),
                texts("groups").map(text -> new GroupId(id(text))));
    }

    Optional<CommentId> comment() {
        return Optional.ofNullable((String) payload.get("thread_id"))
                .map(text -> new CommentId(id(text)));
    }

    /// What the payload is about, where that is neither a task nor a run.
    Optional<UUID> subject() {
        return Optional.ofNullable((String) payload.get("id")).flatMap(Id::parse);
    }

    boolean isHandedOver() {
        return Boolean.TRUE.equals(payload.get("is_handed_over"));
    }

    /// What was changed, of an update.
    List<String> fields() {
        return texts("fields").map(Function.identity());
    }

    private interface Texts {
        <T> List<T> map(Function<String, T> as);
    }

    private Texts texts(String key) {
        var list = payload.get(key) instanceof List<?> found ? found : List.of();
        return new Texts() {
            @Override
            public <T> List<T> map(Function<String, T> as) {
                return list.stream().map(String::valueOf).map(as).toList();
            }
        };
    }

    private static UUID id(String text) {
        return Id.parse(text).orElseThrow();
    }
}
