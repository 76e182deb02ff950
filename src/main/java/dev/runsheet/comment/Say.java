package dev.runsheet.comment;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.CommentId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.people.Mentionable;
import dev.runsheet.people.WelcomeGuests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Does what was asked with the comments on a thing that the caller has locked and may see. What
/// follows for the thing itself, the caller does: it is in `Said`.
public final class Say {
    private final Handle tx;
    private final Actor actor;
    private final About about;
    private final Talk talk;
    private final Collection<MemberId> concerned;
    private final Instant now;

    private Say(
            Handle tx,
            Actor actor,
            About about,
            Talk talk,
            Collection<MemberId> concerned,
            Instant now) {
        this.tx = tx;
        this.actor = actor;
        this.about = about;
        this.talk = talk;
        this.concerned = concerned;
        this.now = now;
    }

    /// `concerned` hear of issues, besides those who said something before.
    public static Said run(
            Handle tx,
            Actor actor,
            About about,
            Talk talk,
            Collection<MemberId> concerned,
            Saying saying,
            Instant now) {
        var say = new Say(tx, actor, about, talk, concerned, now);
        return switch (saying) {
            case Saying.Add add -> say.add(add);
            case Saying.AddAsBot add -> say.addAsBot(add);
            case Saying.Resolve resolve -> say.resolve(resolve);
            case Saying.Edit edit -> say.edit(edit);
            case Saying.Delete delete -> say.delete(delete);
        };
    }

    /// The server's own words on a task, which nobody asked for and nobody is told.
    public static void asServer(Handle tx, Actor actor, About about, String content, Instant now) {
        var silent = new Say(tx, actor, about, Talk.NONE, List.of(), now);
        CommentStore.insert(
                tx,
                silent.made(
                        new Author.Bot(null),
                        Label.COMMENT,
                        Audience.HIDE_FOR_GUESTS,
                        content,
                        List.of()));
    }

    private Said add(Saying.Add add) {
        LimitComments.run(tx, actor.org(), now);
        var mentioned = mentioned(add.content());
        var sentTo = sentTo(add.label(), mentioned);
        var comment = made(Author.of(actor), add.label(), add.audience(), add.content(), sentTo);
        CommentStore.insert(tx, comment);
        return comment.isOpenIssue()
                ? said(comment, Verb.ISSUE_REPORTED, "Reported an issue on", 1, mentioned)
                : said(comment, Verb.COMMENTED, "Commented on", 0, mentioned);
    }

    private Said addAsBot(Saying.AddAsBot add) {
        LimitComments.run(tx, actor.org(), now);
        var bot = new Author.Bot(actor.member().orElse(null));
        var comment = made(bot, Label.COMMENT, Audience.HIDE_FOR_GUESTS, add.content(), List.of());
        CommentStore.insert(tx, comment);
        return said(comment, Verb.COMMENTED, "Commented on", 0, Owners.NOBODY);
    }

    private Said resolve(Saying.Resolve resolve) {
        var problem = find(resolve.problem());
        LimitComments.run(tx, actor.org(), now);
        var mentioned = mentioned(resolve.content());
        var sentTo = sentTo(Label.RESOLVE, mentioned);
        var comment =
                made(
                        Author.of(actor),
                        Label.RESOLVE,
                        resolve.audience(),
                        resolve.content(),
                        sentTo);
        CommentStore.save(tx, problem.resolved(comment.id(), now));
        CommentStore.insert(tx, comment);
        return said(comment, Verb.ISSUE_RESOLVED, "Resolved an issue on", -1, mentioned);
    }

    /// Mentions that were there before are no news.
    private Said edit(Saying.Edit edit) {
        var before = find(edit.id());
        before.requireEditing(actor);
        var news = mentioned(edit.content()).minus(Mentions.in(before.content()));
        var sentTo = new ArrayList<>(before.sentTo());
        news.members().stream().filter(Predicate.not(sentTo::contains)).forEach(sentTo::add);
        var after =
                before.edited(
                                edit.label().or(before.label()),
                                edit.audience().or(before.audience()),
                                edit.content(),
                                now)
                        .sentTo(sentTo);
        CommentStore.save(tx, after);
        int opened = issues(after) - issues(before);
        return switch (opened) {
            case 1 -> said(after, Verb.ISSUE_REPORTED, "Reported an issue on", 1, news);
            case -1 -> said(after, Verb.ISSUE_RESOLVED, "Took back an issue on", -1, news);
            default ->
                    new Said(
                            after,
                            talk(0, news),
                            Verb.UPDATED,
                            "Edited a comment on",
                            news,
                            before.content());
        };
    }

    private Said delete(Saying.Delete delete) {
        var comment = find(delete.id());
        comment.requireEditing(actor);
        CommentStore.delete(tx, actor.org(), comment.id());
        return said(
                comment,
                Verb.COMMENT_DELETED,
                "Deleted a comment on",
                -issues(comment),
                Owners.NOBODY);
    }

    private static int issues(Comment comment) {
        return comment.isOpenIssue() ? 1 : 0;
    }

    private Comment find(CommentId id) {
        return CommentStore.find(tx, actor.org(), id)
                .filter(comment -> comment.about().equals(about))
                .filter(comment -> comment.isVisibleTo(actor))
                .orElseThrow(() -> new NotFound("comment").refuse());
    }

    private Comment made(
            Author author, Label label, Audience audience, String content, List<MemberId> sentTo) {
        return new Comment(
                actor.org(),
                CommentId.fresh(),
                about,
                author,
                label,
                audience,
                content,
                sentTo,
                null,
                now,
                now);
    }

    /// Members of this organization whom the text names, but for its author; strangers among the
    /// guests are welcomed, unless a guest names them.
    private Owners mentioned(String content) {
        var named = Mentions.in(content);
        if (named.isNobody()) {
            return named;
        }
        var known = Mentionable.of(tx, actor.org(), named);
        var guests = actor.isGuest() ? List.<String>of() : known.guests();
        WelcomeGuests.run(tx, actor, guests, now);
        return new Owners(withoutAuthor(known.members()), guests, List.of());
    }

    /// An issue is everybody's business who has to do with the thing, a comment is told to those
    /// whom it mentions.
    private List<MemberId> sentTo(Label label, Owners mentioned) {
        if (label != Label.PROBLEM && label != Label.RESOLVE) {
            return mentioned.members();
        }
        var involved = new Owners(List.copyOf(concerned), List.of(), List.of());
        var authors = CommentStore.authors(tx, actor.org(), about);
        var all = mentioned.plus(involved).plus(new Owners(authors, List.of(), List.of()));
        return withoutAuthor(all.members());
    }

    private List<MemberId> withoutAuthor(List<MemberId> members) {
        return members.stream().filter(id -> actor.member().filter(id::equals).isEmpty()).toList();
    }

    private Said said(Comment comment, Verb verb, String words, int opened, Owners mentioned) {
        return new Said(comment, talk(opened, mentioned), verb, words, mentioned, null);
    }

    private Talk talk(int opened, Owners mentioned) {
        return new Talk(talk.openIssues() + opened, talk.mentioned().plus(mentioned));
    }
}
