package dev.runsheet.comment;

import dev.runsheet.base.Actor;
import dev.runsheet.base.CommentId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.Forbidden;
import java.time.Instant;
import java.util.List;

/// Something that was said about a task, a run or a template. Immutable: every change answers a new
/// one. `content` is clean HTML with mentions as they were written; `sentTo` are the members who
/// were told; `resolvedBy` is the comment that resolved this problem, or null.
public record Comment(
        OrgId org,
        CommentId id,
        About about,
        Author author,
        Label label,
        Audience audience,
        String content,
        List<MemberId> sentTo,
        CommentId resolvedBy,
        Instant createdAt,
        Instant lastUpdated) {

    /// A problem that nobody has resolved yet.
    public boolean isOpenIssue() {
        return label == Label.PROBLEM && resolvedBy == null;
    }

    public boolean isProblem() {
        return label == Label.PROBLEM;
    }

    /// Guests see what is open to them, and what they wrote.
    public boolean isVisibleTo(Actor actor) {
        return !actor.isGuest() || audience == Audience.OPEN || author.is(actor);
    }

    void requireEditing(Actor actor) {
        if (!actor.isAdmin() && !author.is(actor)) {
            throw new Forbidden("Only the author or an administrator may change this comment.")
                    .refuse();
        }
    }

    /// A problem that is none any more is not resolved either.
    Comment edited(Label newLabel, Audience newAudience, String newContent, Instant now) {
        return new Comment(
                org,
                id,
                about,
                author,
                newLabel,
                newAudience,
                newContent,
                sentTo,
                newLabel == Label.PROBLEM ? resolvedBy : null,
                createdAt,
                now);
    }

    Comment sentTo(List<MemberId> people) {
        return new Comment(
                org,
                id,
                about,
                author,
                label,
                audience,
                content,
                people,
                resolvedBy,
                createdAt,
                lastUpdated);
    }

    Comment resolved(CommentId by, Instant now) {
        if (label != Label.PROBLEM) {
            throw new Conflict("This comment reports no issue.").refuse();
        }
        if (resolvedBy != null) {
            throw new Conflict("This issue is already resolved.").refuse();
        }
        return new Comment(
                org, id, about, author, label, audience, content, sentTo, by, createdAt, now);
    }
}
