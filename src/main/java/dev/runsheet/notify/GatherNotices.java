package dev.runsheet.notify;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.people.GroupPeopleStore;
import dev.runsheet.people.Person;
import dev.runsheet.people.PersonStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Makes of who is to hear what the notices of each person: nobody hears of what they did
/// themselves or may not see, and of one thing at one moment nobody hears twice.
final class GatherNotices {
    private record Once(String email, Object about, Instant at) {}

    private final Handle tx;
    private final Map<GroupId, Owners> groups;
    private final Map<MemberId, Recipient> members;
    private final Map<String, Recipient> guests;
    private final Map<MemberId, Person> doers;

    private GatherNotices(Handle tx, OrgId org, List<Hearing> hearings) {
        this.tx = tx;
        var named = hearings.stream().flatMap(each -> each.who().groups().stream());
        groups = GroupPeopleStore.find(tx, org, named.collect(Collectors.toSet()));
        var all =
                hearings.stream()
                        .map(each -> people(each.who()))
                        .reduce(Owners.NOBODY, Owners::plus);
        members = RecipientStore.members(tx, org, all.members());
        guests = RecipientStore.guests(tx, org, all.guests());
        var did = hearings.stream().map(each -> each.news().member()).filter(Objects::nonNull);
        doers = PersonStore.find(tx, org, did.collect(Collectors.toSet()));
    }

    static List<Notice> run(Handle tx, OrgId org, List<Hearing> hearings) {
        if (hearings.isEmpty()) {
            return List.of();
        }
        var gather = new GatherNotices(tx, org, hearings);
        var first = new LinkedHashMap<Once, Notice>();
        for (var hearing : hearings) {
            for (var notice : gather.of(hearing)) {
                var once = new Once(notice.to().email(), notice.about().id(), notice.at());
                first.merge(once, notice, GatherNotices::weightier);
            }
        }
        return List.copyOf(first.values());
    }

    private static Notice weightier(Notice one, Notice other) {
        return one.kind().compareTo(other.kind()) <= 0 ? one : other;
    }

    private List<Notice> of(Hearing hearing) {
        var notices = new ArrayList<Notice>();
        recipients(hearing)
                .filter(each -> !isDoer(each, hearing.news()))
                .filter(each -> maySee(each, hearing))
                .forEach(each -> notices.add(notice(each, hearing)));
        return notices;
    }

    private Stream<Recipient> recipients(Hearing hearing) {
        var who = people(hearing.who());
        var inside = who.members().stream().map(members::get);
        var outside =
                hearing.isForGuests()
                        ? who.guests().stream().map(guests::get)
                        : Stream.<Recipient>empty();
        return Stream.concat(inside, outside).filter(Objects::nonNull);
    }

    private Owners people(Owners owners) {
        return owners.groups().stream()
                .map(id -> groups.getOrDefault(id, Owners.NOBODY))
                .reduce(owners, Owners::plus);
    }

    private static boolean isDoer(Recipient recipient, News news) {
        return recipient.isGuest()
                ? recipient.email().equals(news.guest())
                : recipient.actor().member().filter(id -> id.equals(news.member())).isPresent();
    }

    /// Whoever has a task sees it, without asking.
    private boolean maySee(Recipient recipient, Hearing hearing) {
        var about = hearing.about();
        return about.type() == Thing.Type.TASK && about.people().includes(recipient.actor())
                || ThingStore.mayBeSeen(tx, recipient.actor(), about);
    }

    private Notice notice(Recipient to, Hearing hearing) {
        var news = hearing.news();
        var doer = news.member() == null ? null : doers.get(news.member());
        return new Notice(
                hearing.kind(),
                to,
                hearing.about(),
                doer == null ? news.guest() : doer.shownName(),
                news.member(),
                hearing.said(),
                news.at());
    }
}
