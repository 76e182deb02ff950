package dev.runsheet.notify;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Given;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.deadline.Weekdays;
import dev.runsheet.people.OrganizationStore;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// How somebody wants to be told: of what by mail and of what within the product, and on which days
/// they get a digest. A guest chooses the days only (platform spec 13).
final class Wishes {
    private static final String DAYS = "digest_days";
    private static final String KINDS = "kinds";
    private static final String MAIL = "mail";
    private static final String APP = "in_app";
    private static final String THEIRS = "organization_digest_days";

    private Wishes() {}

    static Map<String, Object> read(Handle tx, Actor actor) {
        var organization = OrganizationStore.find(tx, actor.org());
        var json = new LinkedHashMap<String, Object>();
        if (actor.guest().isPresent()) {
            var days = DigestDaysStore.ofGuest(tx, actor.org(), actor.guest().get());
            json.put(DAYS, words(days));
            json.put(THEIRS, Weekdays.words(organization.guestDigestDays()));
            return json;
        }
        var me = member(actor);
        json.put(KINDS, kinds(tx, actor, me));
        json.put(DAYS, words(DigestDaysStore.ofMember(tx, actor.org(), me)));
        json.put(THEIRS, Weekdays.words(organization.digestDays()));
        return json;
    }

    static void save(Handle tx, Actor actor, Body body) {
        var kinds = actor.isGuest() ? Optional.<Body>empty() : body.object(KINDS);
        var current = actor.isGuest() ? Map.<Kind, Choice>of() : chosen(tx, actor, member(actor));
        var choices = kinds.map(each -> choices(each, current)).orElse(Map.of());
        var days = days(body);
        body.refuseIfAny();

        if (body.has(DAYS)) {
            save(tx, actor, days);
        }
        choices.forEach(
                (kind, choice) -> ChoiceStore.save(tx, actor.org(), member(actor), kind, choice));
    }

    private static void save(Handle tx, Actor actor, Optional<Set<DayOfWeek>> days) {
        if (actor.guest().isPresent()) {
            DigestDaysStore.save(tx, actor.org(), actor.guest().get(), words(days));
        } else if (days.isPresent()) {
            DigestDaysStore.save(tx, actor.org(), member(actor), days.get());
        } else {
            DigestDaysStore.forget(tx, actor.org(), member(actor));
        }
    }

    /// Null is as the organization has it.
    private static Optional<Set<DayOfWeek>> days(Body body) {
        return body.isSet(DAYS) ? Weekdays.define(body, DAYS).map(Weekdays::of) : Optional.empty();
    }

    private static Map<Kind, Choice> choices(Body kinds, Map<Kind, Choice> current) {
        var choices = new EnumMap<Kind, Choice>(Kind.class);
        for (var word : kinds.keys()) {
            var kind = Kind.of(word).filter(Kind::mayBeOff);
            var wish = kinds.object(word);
            if (kind.isEmpty()) {
                kinds.fault(word, "There is no such kind, or it cannot be switched off.");
            } else if (wish.isPresent()) {
                var old = current.getOrDefault(kind.get(), Choice.USUAL);
                Given<Boolean> mail = wish.get().givenFlag(MAIL);
                Given<Boolean> app = wish.get().givenFlag(APP);
                choices.put(kind.get(), new Choice(mail.or(old.byMail()), app.or(old.inApp())));
            }
        }
        return choices;
    }

    private static Map<String, Object> kinds(Handle tx, Actor actor, MemberId me) {
        var chosen = chosen(tx, actor, me);
        var json = new LinkedHashMap<String, Object>();
        for (var kind : Kind.values()) {
            if (kind.mayBeOff()) {
                var choice = chosen.getOrDefault(kind, Choice.USUAL);
                json.put(kind.word(), Map.of(MAIL, choice.byMail(), APP, choice.inApp()));
            }
        }
        return json;
    }

    private static Map<Kind, Choice> chosen(Handle tx, Actor actor, MemberId me) {
        return ChoiceStore.of(tx, actor.org(), List.of(me)).getOrDefault(me, Map.of());
    }

    private static List<String> words(Optional<Set<DayOfWeek>> days) {
        return days.map(Weekdays::words).orElse(null);
    }

    private static MemberId member(Actor actor) {
        return actor.member()
                .orElseThrow(() -> new Forbidden("Only people have notifications.").refuse());
    }
}
