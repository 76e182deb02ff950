package dev.runsheet.comment;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.people.PersonStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Comments on the wire, of many things at once, as far as the viewer may see them.
public final class CommentRows {
    private final CommentJson json;
    private final Map<About, List<Comment>> comments;

    private CommentRows(CommentJson json, Map<About, List<Comment>> comments) {
        this.json = json;
        this.comments = comments;
    }

    /// All that was said about these things, which the viewer may see themselves.
    public static CommentRows of(
            Handle tx,
            Actor viewer,
            Settings settings,
            Collection<? extends About> things,
            Instant now) {
        var found =
                CommentStore.about(tx, viewer.org(), things).stream()
                        .filter(comment -> comment.isVisibleTo(viewer))
                        .toList();
        return new CommentRows(
                json(tx, viewer, settings, found, now),
                found.stream().collect(Collectors.groupingBy(Comment::about)));
    }

    /// One that was just written.
    public static Map<String, Object> written(
            Handle tx, Actor viewer, Settings settings, Comment comment, Place place, Instant now) {
        return json(tx, viewer, settings, List.of(comment), now).written(comment, place);
    }

    /// The open issues of each of these runs and of those of its tasks that the viewer may see.
    public static Map<RunId, List<Map<String, Object>>> openIssues(
            Handle tx, Actor viewer, Settings settings, Collection<RunId> runs, Instant now) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        var found =
                CommentStore.openIssues(tx, viewer, runs).stream()
                        .filter(each -> each.comment().isVisibleTo(viewer))
                        .toList();
        var all = found.stream().map(CommentStore.InRun::comment).toList();
        var json = json(tx, viewer, settings, all, now);
        return found.stream()
                .collect(
                        Collectors.groupingBy(
                                CommentStore.InRun::run,
                                Collectors.mapping(
                                        each ->
                                                json.read(
                                                        each.comment(),
                                                        new Place(each.run(), null)),
                                        Collectors.toList())));
    }

    /// How many comments on each of these tasks the viewer may see; none is not in the map.
    public static Map<TaskId, Integer> count(Handle tx, Actor viewer, Collection<TaskId> tasks) {
        return CommentStore.count(tx, viewer, tasks);
    }

    /// The oldest first.
    public List<Map<String, Object>> threads(About about, Place place) {
        return of(about).stream().map(comment -> json.read(comment, place)).toList();
    }

    /// The problems, those that are not resolved first.
    public List<Map<String, Object>> issues(About about, Place place) {
        return problems(about).stream()
                .sorted(Comparator.comparing(comment -> !comment.isOpenIssue()))
                .map(comment -> json.read(comment, place))
                .toList();
    }

    public List<Map<String, Object>> resolved(About about, Place place) {
        return problems(about).stream()
                .filter(comment -> !comment.isOpenIssue())
                .map(comment -> json.read(comment, place))
                .toList();
    }

    /// What a comment says, with names where people are mentioned.
    public String text(Comment comment) {
        return json.text(comment);
    }

    private List<Comment> problems(About about) {
        return of(about).stream().filter(Comment::isProblem).toList();
    }

    public List<Comment> of(About about) {
        return comments.getOrDefault(about, List.of());
    }

    private static CommentJson json(
            Handle tx, Actor viewer, Settings settings, List<Comment> comments, Instant now) {
        var ids = new LinkedHashSet<MemberId>();
        for (var comment : comments) {
            ids.addAll(Mentions.in(comment.content()).members());
            if (comment.author() instanceof Author.Member(var id)) {
                ids.add(id);
            }
        }
        return new CommentJson(settings, PersonStore.find(tx, viewer.org(), ids), now);
    }
}
