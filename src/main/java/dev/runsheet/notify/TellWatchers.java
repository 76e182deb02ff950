package dev.runsheet.notify;

import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.Person;
import dev.runsheet.people.PersonStore;
import dev.runsheet.people.Watcher;
import dev.runsheet.people.Watcher.Frequency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Keeps for each watcher what happened to what they watch, as far as they may see it and did not
/// do it themselves; who is told at once is written to at once.
final class TellWatchers {
    private final Handle tx;
    private final OrgId org;
    private final Map<UUID, Thing> things = new HashMap<>();
    private final Map<MemberId, Person> doers;

    private TellWatchers(Handle tx, OrgId org, List<News> news) {
        this.tx = tx;
        this.org = org;
        things.putAll(ThingStore.tasks(tx, org, some(news, News::task)));
        things.putAll(ThingStore.runs(tx, org, some(news, News::run)));
        var templates =
                news.stream()
                        .flatMap(each -> template(each).stream())
                        .map(TemplateId::new)
                        .collect(Collectors.toSet());
        things.putAll(ThingStore.templates(tx, org, templates));
        doers = PersonStore.find(tx, org, some(news, News::member));
    }

    static void run(Handle tx, OrgId org, List<News> all, Instant now) {
        var news = all.stream().filter(Happening::mayBe).toList();
        var watchers = news.isEmpty() ? List.<Watcher>of() : WatcherStore.byMail(tx, org);
        if (!watchers.isEmpty()) {
            new TellWatchers(tx, org, news).tell(news, watchers, now);
        }
    }

    private static <T> List<T> some(List<News> news, Function<News, T> which) {
        return news.stream().map(which).filter(Objects::nonNull).distinct().toList();
    }

    private void tell(List<News> news, List<Watcher> watchers, Instant now) {
        var happenings = news.stream().flatMap(each -> happening(each).stream()).toList();
        var ids = watchers.stream().map(Watcher::member).distinct().toList();
        var recipients = RecipientStore.members(tx, org, ids);
        var choices = ChoiceStore.of(tx, org, ids);
        for (var watcher : watchers) {
            var to = recipients.get(watcher.member());
            var choice =
                    choices.getOrDefault(watcher.member(), Map.of())
                            .getOrDefault(Kind.WATCHED, Choice.USUAL);
            var seen = to == null ? List.<Happening>of() : seen(happenings, watcher, to);
            if (choice.inApp()) {
                seen.forEach(each -> NoticeStore.insert(tx, org, notice(each, to)));
            }
            if (choice.byMail() && !seen.isEmpty()) {
                mail(watcher, seen, to, now);
            }
        }
    }

    private List<Happening> seen(List<Happening> happenings, Watcher watcher, Recipient to) {
        var seen = new ArrayList<Happening>();
        happenings.stream()
                .filter(each -> each.isFor(watcher))
                .filter(each -> !watcher.member().equals(each.news().member()))
                .filter(each -> ThingStore.mayBeSeen(tx, to.actor(), each.about()))
                .forEach(seen::add);
        return seen;
    }

    private void mail(Watcher watcher, List<Happening> seen, Recipient to, Instant now) {
        for (var each : seen) {
            WatchedStore.insert(tx, watcher, each);
        }
        if (watcher.frequency() == Frequency.ELECTRIC) {
            SendWatched.send(tx, watcher, to, now);
        }
    }

    private static Notice notice(Happening happening, Recipient to) {
        var news = happening.news();
        return new Notice(
                Kind.WATCHED,
                to,
                happening.about(),
                null,
                news.member(),
                happening.text(),
                news.at());
    }

    private Optional<Happening> happening(News news) {
        var id =
                news.task() != null
                        ? Optional.of(news.task().value())
                        : news.run() != null ? Optional.of(news.run().value()) : template(news);
        return id.map(things::get)
                .flatMap(about -> Happening.of(news, about, template(news).orElse(null), by(news)));
    }

    /// Of a step.
    private static Optional<UUID> template(News news) {
        return news.topic().startsWith("step.")
                ? Id.parse((String) news.payload().get("parent_id"))
                : Optional.empty();
    }

    private String by(News news) {
        var person = news.member() == null ? null : doers.get(news.member());
        return person != null
                ? person.shownName()
                : Optional.ofNullable(news.guest()).orElse("Runsheet");
    }
}
