package dev.runsheet.comment;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Message;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Owners;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What came of something that was said: the comment, what all comments on the thing mean for it
/// now, and who was mentioned for the first time. `verb` and `words` are for the feed; `before` is
/// the text as it was, or null.
public record Said(
        Comment comment, Talk talk, Verb verb, String words, Owners mentioned, String before) {

    /// A new issue: a task that was done is done no more.
    public boolean isReport() {
        return verb == Verb.ISSUE_REPORTED;
    }

    /// The line that tells it, from one about the thing that it was said about.
    public Event line(Event about) {
        var state = new LinkedHashMap<String, Object>();
        state.put("thread_id", comment.id().hex());
        state.put("label", comment.label().word());
        var line = about.with(state);
        return switch (verb) {
            case COMMENT_DELETED -> line;
            case UPDATED -> line.changing("comment", before).saying(comment.content());
            default -> line.saying(comment.content());
        };
    }

    /// Those who are mentioned hear of it; `kind` begins the topic.
    public Optional<Message> mention(String kind, RunId run, TaskId task) {
        if (mentioned.isNobody()) {
            return Optional.empty();
        }
        var payload = new LinkedHashMap<String, Object>();
        payload.put("thread_id", comment.id().hex());
        payload.put("users", mentioned.members());
        payload.put("guests", mentioned.guests());
        return Optional.of(new Message(kind + ".mentioned", run, task, Map.copyOf(payload)));
    }
}
