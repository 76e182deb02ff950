package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.Given;
import dev.runsheet.base.MemberId;
import dev.runsheet.people.Roster;
import dev.runsheet.platform.html.RichText;
import dev.runsheet.template.Content.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Reads what a request says about the content of a template, but for its fields, steps, stages and
/// rules; what it does not say stays as in `current` (templates spec 3.4 and 3.5).
final class TemplateForm {
    private static final int LONGEST_TITLE = 250;
    private static final int LONGEST_SUMMARY = 2_000;
    private static final int LONGEST_FORMAT = 550;
    private static final int LONGEST_TEXT = 255;
    private static final int LONGEST_GUIDANCE = 500_000;
    private static final int MOST_LABELS = 100;
    private static final List<String> LABELS = List.of("topic_tags", "industry_tags");

    private final Handle tx;
    private final Actor actor;
    private final Body body;
    private final Content current;

    private TemplateForm(Handle tx, Actor actor, Body body, Content current) {
        this.tx = tx;
        this.actor = actor;
        this.body = body;
        this.current = current;
    }

    /// The title must be there on every write; faults are in the body.
    static Content read(Handle tx, Actor actor, Body body, Content current) {
        return new TemplateForm(tx, actor, body, current).content();
    }

    private Content content() {
        return new Content(
                body.requiredString("title", LONGEST_TITLE),
                rich("summary", LONGEST_SUMMARY).or(current.summary()),
                rich("guidance", LONGEST_GUIDANCE).or(current.guidance()),
                kind(),
                body.givenUrl("webhook").or(current.webhook()),
                body.givenString("kickoff_title", LONGEST_TEXT).or(current.kickoffTitle()),
                rich("kickoff_description", LONGEST_GUIDANCE).or(current.kickoffDescription()),
                sharingMember(),
                defaultFolder(),
                flag("folder_changeable_by_launcher", current.folderChangeableByLauncher()),
                flag("folderize_process", current.folderizeProcess()),
                flag("tag_process", current.tagProcess()),
                flag("auto_naming", current.autoNaming()),
                body.givenString("default_process_name_format", LONGEST_FORMAT)
                        .or(current.nameFormat()),
                flag("allow_launcher_change_name", current.launcherMayRename()),
                flag("is_public", current.isPublic()),
                flag("is_featured", current.isFeatured()),
                flag("is_public_kickoff", current.isPublicKickoff()),
                flag("dual_version_enabled", current.isDualVersion()),
                flag("can_add_oot", current.mayAddTasks()),
                display(),
                current.kickoff(),
                current.stages(),
                current.steps(),
                current.rules(),
                current.custom());
    }

    /// Only a new template has none yet.
    private Kind kind() {
        if (!body.isSet("type") || "".equals(body.raw("type"))) {
            if (current.kind() == null) {
                body.fault("type", "The type field is required.");
            }
            return current.kind();
        }
        var kind = body.raw("type") instanceof String word ? Kind.of(word) : Optional.<Kind>empty();
        if (kind.isEmpty()) {
            selected("type");
        }
        return kind.orElse(current.kind());
    }

    private MemberId sharingMember() {
        var key = "kickoff_sharing_user_id";
        var given = body.givenMember(key);
        if (given.isPresent()
                && given.value() != null
                && !new Roster(tx, actor).isMember(given.value())) {
            selected(key);
        }
        return given.or(current.kickoffSharingMember());
    }

    private FolderId defaultFolder() {
        var given = body.givenHex("default_folder").map(FoldersForm::id);
        if (given.isPresent()
                && given.value() != null
                && !FoldersForm.isOfRuns(tx, actor.org(), given.value())) {
            selected("default_folder");
        }
        return given.or(current.defaultFolder());
    }

    private Map<String, Object> display() {
        var display = new LinkedHashMap<>(current.display());
        for (var key : List.of("icon", "public_cover")) {
            var given = body.givenString(key, LONGEST_TEXT * 8);
            if (given.isPresent()) {
                display.put(key, given.value());
            }
        }
        var video = body.givenUrl("explanation_video");
        if (video.isPresent()) {
            display.put("explanation_video", video.value());
        }
        var form = body.givenHex("ko_form_blueprint_id");
        if (form.isPresent()) {
            display.put("ko_form_blueprint_id", form.value());
        }
        LABELS.stream().filter(body::has).forEach(key -> display.put(key, labels(key)));
        return display;
    }

    private List<String> labels(String key) {
        var labels = body.list(key);
        if (labels.size() > MOST_LABELS || !labels.stream().allMatch(TemplateForm::isLabel)) {
            body.fault(key, "The " + Body.words(key) + " must be a list of strings.");
            return List.of();
        }
        return labels.stream().map(String.class::cast).toList();
    }

    private static boolean isLabel(Object value) {
        return value instanceof String text && text.length() <= LONGEST_TEXT;
    }

    private Given<String> rich(String key, int most) {
        return body.givenString(key, most).map(RichText::clean);
    }

    private boolean flag(String key, boolean before) {
        return body.givenFlag(key).or(before);
    }

    private void selected(String key) {
        body.fault(key, "The selected " + Body.words(key) + " is invalid.");
    }
}
