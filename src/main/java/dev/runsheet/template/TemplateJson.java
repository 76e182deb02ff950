package dev.runsheet.template;

import dev.runsheet.base.Dates;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.JobTitleId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.form.Field;
import dev.runsheet.form.FieldJson;
import dev.runsheet.rule.RuleJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A template as the wire shows it (templates spec 3.1); what only `with` asks for is added apart.
public final class TemplateJson {
    private TemplateJson() {}

    /// What a version says, for those who know the version and not the template as it is now.
    public static Map<String, Object> of(TemplateId id, int version, Content content) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id.hex());
        json.put("title", content.title());
        json.put("summary", content.summary());
        json.put("type", content.kind().word());
        json.put("version", version);
        putContent(json, id, content);
        return json;
    }

    /// `titles` are the names of the job titles.
    public static List<Map<String, Object>> steps(
            TemplateId id, Content content, Map<JobTitleId, String> titles) {
        return content.steps().stream().map(step -> StepJson.of(id, step, titles)).toList();
    }

    static Map<String, Object> of(Draft draft, boolean isStarred) {
        var json = new LinkedHashMap<String, Object>();
        putCover(json, draft, isStarred);
        putContent(json, draft.template().id(), draft.content());
        putPeople(json, draft.template());
        putState(json, draft);
        return json;
    }

    static Map<String, Object> prerun(TemplateId template, Field field) {
        var json = FieldJson.of(field);
        json.put("checklist_id", template.hex());
        return json;
    }

    static Map<String, Object> steps(Draft draft, Map<JobTitleId, String> titles) {
        var json = new LinkedHashMap<String, Object>();
        json.put("data", stepList(draft, titles));
        return json;
    }

    static List<Map<String, Object>> stepList(Draft draft, Map<JobTitleId, String> titles) {
        return steps(draft.template().id(), draft.content(), titles);
    }

    static Map<String, Object> stage(Stage stage) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", stage.id().hex());
        json.put("name", stage.name());
        json.put("position", stage.position());
        return json;
    }

    static List<Map<String, Object>> stages(Content content) {
        return content.stages().stream().map(TemplateJson::stage).toList();
    }

    /// Five rows, one a right.
    static List<Map<String, Object>> permissions(Grants grants) {
        return List.of(Grant.values()).stream()
                .map(grant -> permission(grant, grants.of(grant)))
                .toList();
    }

    private static Map<String, Object> permission(Grant grant, Circle circle) {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", grant.word());
        json.put("all", circle.isEveryone());
        json.put("users", circle.members().stream().map(MemberId::value).toList());
        json.put("groups", circle.groups().stream().map(GroupId::hex).toList());
        return json;
    }

    private static void putCover(Map<String, Object> json, Draft draft, boolean isStarred) {
        var template = draft.template();
        var cover = template.cover();
        json.put("id", template.id().hex());
        json.put("increment_id", template.number());
        json.put("title", draft.content().title());
        json.put("summary", draft.content().summary());
        json.put("starred", isStarred);
        json.put("alias", cover.alias());
        json.put("folder_id", hex(cover.folder()));
        json.put("type", draft.content().kind().word());
        json.put("status", cover.status());
        json.put("is_pinned", cover.isPinned());
    }

    private static void putContent(Map<String, Object> json, TemplateId id, Content content) {
        json.put("guidance", content.guidance());
        json.put("webhook", content.webhook());
        json.put("icon", null);
        json.put("public_cover", null);
        json.put("explanation_video", null);
        json.put("ko_form_blueprint_id", null);
        json.put("topic_tags", List.of());
        json.put("industry_tags", List.of());
        json.putAll(content.display());
        json.put("prerun", content.kickoff().stream().map(field -> prerun(id, field)).toList());
        json.put("automated_actions", content.rules().stream().map(RuleJson::of).toList());
        json.put("kickoff_title", content.kickoffTitle());
        json.put("kickoff_description", content.kickoffDescription());
        json.put("kickoff_sharing_user_id", number(content.kickoffSharingMember()));
        json.put("is_public", content.isPublic());
        json.put("is_featured", content.isFeatured());
        json.put("is_public_kickoff", content.isPublicKickoff());
        json.put("default_process_name_format", content.nameFormat());
        json.put("auto_naming", content.autoNaming());
        json.put("allow_launcher_change_name", content.launcherMayRename());
        json.put("dual_version_enabled", content.isDualVersion());
        json.put("folderize_process", content.folderizeProcess());
        json.put("tag_process", content.tagProcess());
        json.put("default_folder", hex(content.defaultFolder()));
        json.put("folder_changeable_by_launcher", content.folderChangeableByLauncher());
        json.put("can_add_oot", content.mayAddTasks());
        json.put("steps_count", content.steps().size());
    }

    private static void putPeople(Map<String, Object> json, Template template) {
        json.put("users", template.access().members().stream().map(MemberId::value).toList());
        json.put("groups", template.access().groups().stream().map(GroupId::hex).toList());
        json.put("created_by", template.createdBy().value());
        json.put("owner_id", template.cover().owner().value());
        json.put("last_updated_by", template.lastUpdatedBy().value());
    }

    private static void putState(Map<String, Object> json, Draft draft) {
        var template = draft.template();
        json.put("is_published_state", template.isPublished());
        json.put("started_processes", template.startedProcesses());
        json.put("created_at", Dates.millis(template.createdAt()));
        json.put("last_updated", Dates.millis(template.lastUpdated()));
        json.put("archived_at", Dates.millis(template.archivedAt()));
        json.put("custom_fields", draft.content().custom());
    }

    private static String hex(Id id) {
        return id == null ? null : id.hex();
    }

    private static Long number(MemberId member) {
        return member == null ? null : member.value();
    }
}
