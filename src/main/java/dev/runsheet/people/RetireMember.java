package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.letter.Letters;
import dev.runsheet.people.GuestForm.NewGuest;
import dev.runsheet.people.Member.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Makes a member a guest, who leaves all groups. What they have to do is for packages above to
/// give to the guest.
public final class RetireMember {
    /// The guest, and the member they were.
    public record Retired(Member member, Guest guest) {}

    private RetireMember() {}

    public static Retired run(Handle tx, Actor actor, MemberId id, Instant now) {
        Only.admins(actor);
        // Locked first, so that two administrators cannot do this to each other at once.
        var organization = OrganizationStore.lock(tx, actor.org());
        var member = MemberStore.lock(tx, actor.org(), id);

        var retired = member.retire(new Change(now, actor.member().orElse(null)));

        HandOver.leave(tx, actor, member, now);
        LastAdmin.keep(tx, actor.org(), member);
        MemberStore.save(tx, actor.org(), retired);
        CutOff.run(tx, actor.org(), retired, now);
        DepartureStore.deletePhoto(tx, actor.org(), id);
        var account = member.account();
        GuestStore.insert(
                tx,
                actor.org(),
                new NewGuest(
                        account.email(),
                        account.firstName(),
                        account.lastName(),
                        Map.of("timezone", account.timezone())),
                now);
        var guest = GuestStore.lock(tx, actor.org(), account.email()).orElseThrow();
        Letters.post(tx, MemberLetters.retired(organization, retired), now);
        Journal.record(
                tx,
                actor,
                List.of(
                        Events.of(Verb.DELETED, "Made a guest of member", retired),
                        Events.of(Verb.CREATED, "Added guest", guest)),
                now);
        return new Retired(retired, guest);
    }
}
