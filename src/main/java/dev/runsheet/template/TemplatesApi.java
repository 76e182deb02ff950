package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Slice;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.DoorApi;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Query;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.template.TemplateFilter.Archived;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Templates over HTTP.
public final class TemplatesApi {
    static final String ALL = "/organizations/{org}/checklists";
    static final String ONE = ALL + "/{checklist}";
    private static final int ROWS = 10;
    private static final String PURGED =
            "The Template was deleted, and references were also deleted from:";

    private TemplatesApi() {}

    public static void mount(Routes routes) {
        routes.get(ALL, TemplatesApi::list);
        routes.post(ALL, TemplatesApi::create);
        routes.get(ONE, TemplatesApi::read);
        routes.put(ONE, TemplatesApi::update);
        routes.delete(ONE, TemplatesApi::archive);
        routes.delete(ONE + "/delete", TemplatesApi::purge);
        routes.put(ONE + "/restore", TemplatesApi::restore);
        routes.put(ONE + "/publish", TemplatesApi::publish);
        routes.post(ONE + "/clone", TemplatesApi::copy);
        routes.post(ONE + "/duplicate", TemplatesApi::copy);
        routes.get(ONE + "/form-fields", TemplatesApi::formFields);
        routes.get(ONE + "/steps-deadlines", TemplatesApi::stepsDeadlines);
        StepsApi.mount(routes);
        FieldsApi.mount(routes);
        RulesApi.mount(routes);
        StagesApi.mount(routes);
        CommentsApi.mount(routes);
        TemplateCustomFieldsApi.mount(routes);
    }

    static Answer list(Call call, Handle tx) {
        var page = call.page(ROWS);
        var found = TemplateListStore.list(tx, call.actor(), filter(call.query()), page);
        return Answer.list(call, new Slice<>(json(call, tx, found.rows()), found.total()), page);
    }

    static Answer create(Call call, Handle tx) {
        var id = CreateTemplate.run(tx, call.actor(), call.body(), call.at());
        return one(call, tx, id).withStatus(201);
    }

    static Answer read(Call call, Handle tx) {
        var draft = find(call, tx);
        var version = call.query().first("version").flatMap(Body::whole);
        return one(call, tx, version.isEmpty() ? draft : atVersion(tx, draft, version.get()));
    }

    static Answer update(Call call, Handle tx) {
        match(call, tx);
        return one(
                call, tx, UpdateTemplate.run(tx, call.actor(), id(call), call.body(), call.at()));
    }

    static Answer archive(Call call, Handle tx) {
        match(call, tx);
        ArchiveTemplate.run(tx, call.actor(), id(call), call.at());
        return message("The Template was archived.");
    }

    static Answer purge(Call call, Handle tx) {
        match(call, tx);
        PurgeTemplate.run(tx, call.actor(), id(call), call.at());
        return message(PURGED);
    }

    static Answer restore(Call call, Handle tx) {
        match(call, tx);
        RestoreTemplate.run(tx, call.actor(), id(call), call.at());
        return one(call, tx, id(call));
    }

    static Answer publish(Call call, Handle tx) {
        match(call, tx);
        return one(call, tx, PublishTemplate.run(tx, call.actor(), id(call), call.at()));
    }

    static Answer copy(Call call, Handle tx) {
        var tenant = call.body().givenHex("tenant").or(null);
        call.body().refuseIfAny();
        var id =
                CloneTemplate.run(
                        tx,
                        call.actor(),
                        there(call, tx, tenant),
                        id(call),
                        call.body(),
                        call.at());
        return one(call, tx, id).withStatus(201);
    }

    static Answer formFields(Call call, Handle tx) {
        return all(FormFieldsJson.of(find(call, tx)));
    }

    static Answer stepsDeadlines(Call call, Handle tx) {
        return all(StepsDeadlines.of(tx, find(call, tx), call.at()));
    }

    static TemplateId id(Call call) {
        return call.id("checklist", TemplateId::new);
    }

    /// A live template that the caller may see.
    static Draft find(Call call, Handle tx) {
        return TemplateStore.find(tx, call.org(), id(call))
                .filter(draft -> !draft.template().isArchived())
                .filter(draft -> draft.template().mayRead(call.actor()))
                .orElseThrow(() -> new NotFound("template").refuse());
    }

    /// Refuses a write that was meant for another revision of the template, which is locked first.
    static void match(Call call, Handle tx) {
        if (call.ifMatch().isPresent()) {
            var draft = OpenDraft.any(tx, call.actor(), id(call));
            call.match(etag(draft), () -> json(call, tx, List.of(draft)).getFirst());
        }
    }

    /// A list that has no pages.
    static Answer all(List<Map<String, Object>> rows) {
        var body = new LinkedHashMap<String, Object>();
        body.put("data", rows);
        return Answer.plain(body);
    }

    static Answer message(String text) {
        var body = new LinkedHashMap<String, Object>();
        body.put("message", text);
        body.put("deleted_references", Map.of());
        return Answer.plain(body);
    }

    /// Who the caller is where the template is read from.
    private static Actor there(Call call, Handle tx, String tenant) {
        var org = Id.parse(tenant).map(OrgId::new).orElse(call.org());
        return org.equals(call.org())
                ? call.actor()
                : DoorApi.elsewhere(tx, call.token(), org, call.at());
    }

    private static Draft atVersion(Handle tx, Draft draft, long number) {
        var template = draft.template();
        var version =
                Versions.of(
                        tx,
                        template.org(),
                        template.id(),
                        Math.clamp(number, 0, Integer.MAX_VALUE));
        return draft.with(version.content());
    }

    private static Answer one(Call call, Handle tx, TemplateId id) {
        return one(call, tx, TemplateStore.find(tx, call.org(), id).orElseThrow());
    }

    private static Answer one(Call call, Handle tx, Draft draft) {
        return Answer.ok(json(call, tx, List.of(draft)).getFirst()).withETag(etag(draft));
    }

    private static String etag(Draft draft) {
        return Long.toString(draft.template().revision());
    }

    private static List<Map<String, Object>> json(Call call, Handle tx, List<Draft> drafts) {
        var templates = drafts.stream().map(Draft::template).toList();
        var includes =
                Includes.read(
                        tx,
                        call.actor(),
                        call.settings(),
                        call.query().includes(),
                        templates,
                        call.at());
        var ids = templates.stream().map(Template::id).toList();
        var starred =
                call.actor()
                        .member()
                        .map(member -> StarStore.of(tx, call.org(), member, ids))
                        .orElse(Set.of());
        return drafts.stream()
                .map(draft -> includes.of(draft, starred.contains(draft.template().id())))
                .toList();
    }

    private static TemplateFilter filter(Query query) {
        return new TemplateFilter(
                query.first("q").orElse(null),
                query.first("status").orElse(null),
                query.first("type").map(text -> text.toLowerCase(Locale.ROOT)).orElse(null),
                query.optionalFlag("starred").orElse(null),
                folder(query).orElse(null),
                query.first("tag").orElse(null),
                query.first("owner_id").map(TemplatesApi::member).orElse(null),
                archived(query),
                query.first("sort_by").or(() -> query.first("sort")).orElse(""));
    }

    /// What names no folder is in none.
    private static Optional<FolderId> folder(Query query) {
        return query.first("folder")
                .or(() -> query.first("folder_id"))
                .map(text -> new FolderId(Id.parse(text).orElse(new UUID(0, 0))));
    }

    private static MemberId member(String text) {
        return new MemberId(Body.whole(text).orElse(0L));
    }

    private static Archived archived(Query query) {
        return switch (query.first("archived").orElse("0").toLowerCase(Locale.ROOT)) {
            case "only" -> Archived.ONLY;
            case "0", "false", "no" -> Archived.WITHOUT;
            default -> Archived.WITH;
        };
    }
}
