package dev.runsheet.comment;

import dev.runsheet.base.Dates;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.Settings.DateMillis;
import dev.runsheet.people.Person;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A comment on the wire, where it is a thread (tasks spec 2.4, platform spec 10.1). `people` are
/// the authors and those who are mentioned.
record CommentJson(Settings settings, Map<MemberId, Person> people, Instant now) {
    private static final String BOT = "Bot";

    /// As it is read: mentions are names. `place` is where the thing stands that it is about.
    Map<String, Object> read(Comment comment, Place place) {
        return json(comment, text(comment), place);
    }

    String text(Comment comment) {
        return Mentions.rendered(comment.content(), people);
    }

    /// After it was written, as it was written.
    Map<String, Object> written(Comment comment, Place place) {
        return json(comment, comment.content(), place);
    }

    private Map<String, Object> json(Comment comment, String content, Place place) {
        var author = author(comment.author());
        var json = new LinkedHashMap<String, Object>(32);
        json.put("id", comment.id().hex());
        putSubject(json, comment.about(), place.run());
        json.put("label", comment.label().word());
        json.put("state", comment.audience().word());
        json.put("content", content);
        json.put("author_id", author.get("id"));
        json.put("sent_by", author.get("id"));
        json.put("sent_to", comment.sentTo().stream().map(MemberId::value).toList());
        json.put("author_name", author.get("full_name"));
        json.put("author", author);
        json.put("resolve_id", hex(comment.resolvedBy()));
        json.put("created_at", date(comment.createdAt()));
        json.put("created_ago", Ago.of(comment.createdAt(), now));
        json.put("last_updated_at", date(comment.lastUpdated()));
        json.put("recent_updated_at", date(comment.lastUpdated()));
        json.put("updated_at", date(comment.lastUpdated()));
        json.put("archived_at", date(place.archivedAt()));
        json.put("replies", List.of());
        return json;
    }

    private static void putSubject(Map<String, Object> json, About about, RunId run) {
        json.put("task_id", about instanceof About.OfTask(var id) ? id.hex() : null);
        json.put("run_id", about instanceof About.OfRun(var id) ? id.hex() : hex(run));
        json.put("checklist_id", about instanceof About.OfTemplate(var id) ? id.hex() : null);
        var type =
                switch (about) {
                    case About.OfTask _ -> "Task";
                    case About.OfRun _ -> "Run";
                    case About.OfTemplate _ -> "Checklist";
                };
        json.put("subject", Map.of("id", about.id().hex(), "type", type));
    }

    private Map<String, Object> author(Author author) {
        return switch (author) {
            case Author.Member(var id) -> member(id);
            case Author.Guest(var email) -> author(null, null, null, null, email, email);
            case Author.Application _, Author.Bot _ -> author(null, null, null, null, BOT, null);
        };
    }

    private Map<String, Object> member(MemberId id) {
        var person = people.get(id);
        return person == null
                ? author(id.value(), null, null, null, null, null)
                : author(
                        id.value(),
                        person.username(),
                        person.firstName(),
                        person.lastName(),
                        person.shownName(),
                        person.email());
    }

    private static Map<String, Object> author(
            Long id, String username, String first, String last, String full, String email) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("username", username);
        json.put("first_name", first);
        json.put("last_name", last);
        json.put("full_name", full);
        json.put("email", email);
        json.put("profile_pic", null);
        return json;
    }

    private String date(Instant at) {
        return settings.dateMillis() == DateMillis.ALWAYS ? Dates.millis(at) : Dates.seconds(at);
    }

    private static String hex(Id id) {
        return id == null ? null : id.hex();
    }
}
