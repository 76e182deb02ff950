package dev.runsheet.tag;

import dev.runsheet.base.Id;
import dev.runsheet.base.Slice;
import dev.runsheet.base.TagId;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Query;
import dev.runsheet.platform.http.Routes;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Tags (platform spec 8).
public final class TagsApi {
    private static final int ROWS = 10;
    private static final String TAGS = "/organizations/{org}/tags";

    private TagsApi() {}

    public static void mount(Routes routes) {
        routes.get(TAGS, TagsApi::list);
        routes.post(TAGS, TagsApi::create);
        routes.get(TAGS + "/{id}", TagsApi::read);
        routes.put(TAGS + "/{id}", TagsApi::update);
        routes.patch(TAGS + "/{id}", TagsApi::update);
        routes.delete(TAGS + "/{id}", TagsApi::delete);
    }

    private static Answer list(Call call, Handle tx) {
        var page = call.page(ROWS);
        var sort = call.query().first("sort").orElse("");
        var slice = TagStore.list(tx, call.org(), filter(call.query()), sort, page);
        return Answer.list(call, new Slice<>(json(call, tx, slice.rows()), slice.total()), page);
    }

    private static Answer read(Call call, Handle tx) {
        var tag = TagStore.find(tx, call.org(), call.id("id", TagId::new));
        return Answer.ok(json(call, tx, List.of(tag)).getFirst());
    }

    private static Answer create(Call call, Handle tx) {
        checkStrictly(call);
        return Answer.created(TagJson.of(CreateTag.run(tx, call.actor(), call.body(), call.at())));
    }

    private static Answer update(Call call, Handle tx) {
        checkStrictly(call);
        var id = call.id("id", TagId::new);
        return Answer.ok(TagJson.of(UpdateTag.run(tx, call.actor(), id, call.body(), call.at())));
    }

    /// 204 for whatever is not there, ids of no tag included.
    private static Answer delete(Call call, Handle tx) {
        checkStrictly(call);
        Tags.checkMayMaintain(call.actor());
        Id.parse(call.path("id"))
                .ifPresent(id -> DeleteTag.run(tx, call.actor(), new TagId(id), call.at()));
        return Answer.noContent();
    }

    private static void checkStrictly(Call call) {
        if (call.settings().strictValidation()) {
            Tags.checkMayMaintainStrictly(call.actor());
        }
    }

    private static List<Map<String, Object>> json(Call call, Handle tx, List<Tag> tags) {
        if (!call.query().includes().contains("statistics")) {
            return tags.stream().map(TagJson::of).toList();
        }
        var uses = TagUseStore.of(tx, call.actor(), tags.stream().map(Tag::id).toList());
        return tags.stream().map(tag -> TagJson.of(tag, uses.get(tag.id()))).toList();
    }

    /// Those that were made automatically come when they are asked for.
    private static TagStore.Filter filter(Query query) {
        var isWanted =
                query.optionalFlag("auto_generated")
                        .orElse(query.flag("all") ? null : Boolean.FALSE);
        return new TagStore.Filter(query.first("q").orElse(""), isWanted);
    }
}
