package dev.runsheet.run;

import dev.runsheet.base.Body;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.Given;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.TagId;
import dev.runsheet.form.Values;
import dev.runsheet.platform.html.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// What an update of a run asks for, in both editions of the contract (tasks spec 8.4); what is
/// absent or null stays, a list that is there replaces the old one.
record RunChange(
        Given<String> name,
        Given<String> summary,
        Given<MemberId> owner,
        Given<Boolean> starred,
        Given<Boolean> isPublic,
        Given<List<FieldId>> publiclyHidden,
        Given<List<MemberId>> members,
        Given<List<GroupId>> groups,
        Given<List<TagId>> tags,
        Given<List<FolderId>> folders,
        Map<String, Object> prerun) {
    static final int NAME = 550;
    static final int SUMMARY = 100_000;
    static final int LAST_POSITION = 100_000;

    static RunChange read(Body body) {
        return new RunChange(
                body.isSet("name") || "".equals(body.raw("name"))
                        ? body.givenTitle("name", NAME)
                        : Given.absent(),
                body.givenString("summary", SUMMARY).map(RichText::clean),
                body.isSet("owner_id") ? body.givenMember("owner_id") : Given.absent(),
                body.givenFlag("starred"),
                body.givenFlag("is_public"),
                given(body, "publicly_hidden_fields", key -> ids(body, key, FieldId::new)),
                given(body, "users", key -> members(body, key)),
                given(body, "groups", key -> ids(body, key, GroupId::new)),
                given(body, "tags", key -> ids(body, key, TagId::new)),
                given(body, "folders", key -> ids(body, key, FolderId::new)),
                Values.fold(body, "prerun"));
    }

    /// Whether it asks for nothing but the caller's own star.
    boolean isStarOnly() {
        return starred.isPresent()
                && prerun.isEmpty()
                && Stream.of(
                                name,
                                summary,
                                owner,
                                isPublic,
                                publiclyHidden,
                                members,
                                groups,
                                tags,
                                folders)
                        .noneMatch(Given::isPresent);
    }

    private static <T> Given<List<T>> given(Body body, String key, Function<String, List<T>> read) {
        return body.isSet(key) ? Given.of(read.apply(key)) : Given.absent();
    }

    /// The ids of a list, each once; a wrong one is a fault under its place.
    static <T> List<T> ids(Body body, String key, Function<UUID, T> as) {
        var ids = new ArrayList<T>();
        var list = body.list(key);
        for (int i = 0; i < list.size(); i++) {
            var entry = list.get(i) instanceof Map<?, ?> map ? map.get("id") : list.get(i);
            var id = entry instanceof String text ? Id.parse(text).map(as) : null;
            if (id != null && id.isPresent()) {
                ids.add(id.get());
            } else {
                body.fault(
                        key + "." + i, "The selected " + body.path(key) + "." + i + " is invalid.");
            }
        }
        return ids.stream().distinct().toList();
    }

    static List<MemberId> members(Body body, String key) {
        var ids = new ArrayList<MemberId>();
        var list = body.list(key);
        for (int i = 0; i < list.size(); i++) {
            var id = Body.member(list.get(i));
            if (id.isPresent()) {
                ids.add(id.get());
            } else {
                body.fault(
                        key + "." + i, "The selected " + body.path(key) + "." + i + " is invalid.");
            }
        }
        return ids.stream().distinct().toList();
    }
}
