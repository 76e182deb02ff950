package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.letter.Letters;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Changes what is told of a person: by themselves, or by an administrator of the one organization
/// that they are in.
final class UpdateProfile {
    private UpdateProfile() {}

    /// Names and the time zone are required.
    static Member run(Handle tx, Actor actor, MemberId id, Body body, Instant now) {
        var member = Only.editorsOf(tx, actor, id);
        ProfileChange.requireAll(body);
        return change(tx, actor, member, body, now);
    }

    /// Only what was sent.
    static Member partly(Handle tx, Actor actor, MemberId id, Body body, Instant now) {
        return change(tx, actor, Only.editorsOf(tx, actor, id), body, now);
    }

    private static Member change(Handle tx, Actor actor, Member member, Body body, Instant now) {
        var change = ProfileChange.read(body);
        body.refuseIfAny();
        var account = AccountStore.lock(tx, member.id());

        var changed = account.with(change, now);

        var events = Events.changes(account, changed);
        if (events.isEmpty()) {
            return member;
        }
        AccountStore.saveProfile(tx, changed);
        Journal.record(tx, actor, events, now);
        var after = MemberStore.find(tx, actor.org(), member.id());
        if (!actor.member().filter(member.id()::equals).isPresent()) {
            var organization = OrganizationStore.find(tx, actor.org());
            Letters.post(tx, MemberLetters.edited(organization, after), now);
        }
        return after;
    }
}
