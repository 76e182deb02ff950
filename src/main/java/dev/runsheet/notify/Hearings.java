package dev.runsheet.notify;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.comment.About;
import dev.runsheet.comment.FindRemark;
import dev.runsheet.comment.Remark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Decides who is to hear of what happened (platform spec 13). Of what is archived nobody does, nor
/// of what the server says by itself.
final class Hearings {
    private final Handle tx;
    private final OrgId org;
    private final Map<UUID, Thing> things = new HashMap<>();

    private Hearings(Handle tx, OrgId org, List<News> news) {
        this.tx = tx;
        this.org = org;
        var tasks = news.stream().map(News::task).filter(Objects::nonNull).distinct().toList();
        var runs = news.stream().map(News::run).filter(Objects::nonNull).distinct().toList();
        things.putAll(ThingStore.tasks(tx, org, tasks));
        things.putAll(ThingStore.runs(tx, org, runs));
    }

    static List<Hearing> of(Handle tx, OrgId org, List<News> news) {
        var hearings = new Hearings(tx, org, news);
        return news.stream().flatMap(each -> hearings.of(each).stream()).toList();
    }

    private Optional<Hearing> of(News news) {
        return switch (news.topic()) {
            case "task.assigned" -> assigned(news);
            case "task.reopened" ->
                    about(news)
                            .map(
                                    it ->
                                            new Hearing(
                                                    Kind.REOPENED,
                                                    news,
                                                    it,
                                                    it.people(),
                                                    null,
                                                    true));
            case "process.completed" ->
                    about(news)
                            .map(
                                    it ->
                                            new Hearing(
                                                    Kind.COMPLETED,
                                                    news,
                                                    it,
                                                    owner(it),
                                                    null,
                                                    true));
            case "task.issue_raised", "process.issue_raised" -> said(Kind.ISSUE, news);
            case "task.comment_added", "process.comment_added" -> said(Kind.COMMENTED, news);
            case "task.mentioned", "process.mentioned", "template.mentioned" ->
                    said(Kind.MENTIONED, news);
            default -> Optional.empty();
        };
    }

    /// Those who are new on it and on it still. Who took over from somebody who left has a letter
    /// of its own about all that.
    private Optional<Hearing> assigned(News news) {
        if (news.isHandedOver()) {
            return Optional.empty();
        }
        return about(news)
                .filter(Thing::isToDo)
                .map(
                        task -> {
                            var gone = news.people().minus(task.people());
                            var who = news.people().minus(gone);
                            return new Hearing(Kind.ASSIGNED, news, task, who, null, true);
                        });
    }

    private Optional<Hearing> said(Kind kind, News news) {
        return news.comment()
                .flatMap(comment -> FindRemark.run(tx, org, comment))
                .filter(remark -> !remark.isByBot())
                .flatMap(remark -> about(news, remark).map(it -> said(kind, news, it, remark)));
    }

    private static Hearing said(Kind kind, News news, Thing about, Remark remark) {
        var who =
                switch (kind) {
                    case MENTIONED -> news.people();
                    case ISSUE -> everybody(about).plus(owner(about));
                    default -> everybody(about);
                };
        return new Hearing(kind, news, about, who, remark.text(), remark.isOpen());
    }

    /// Whom a task is given to; of a run nobody but its owner.
    private static Owners everybody(Thing about) {
        return about.type() == Thing.Type.TASK ? about.people() : owner(about);
    }

    private static Owners owner(Thing about) {
        return new Owners(Stream.ofNullable(about.owner()).toList(), List.of(), List.of());
    }

    private Optional<Thing> about(News news) {
        var id = news.task() != null ? news.task() : news.run();
        return Optional.ofNullable(id).map(each -> things.get(each.value())).filter(Thing::isLive);
    }

    private Optional<Thing> about(News news, Remark remark) {
        return remark.about() instanceof About.OfTemplate(var template)
                ? ThingStore.templates(tx, org, List.of(template)).values().stream()
                        .filter(Thing::isLive)
                        .findFirst()
                : about(news);
    }
}
