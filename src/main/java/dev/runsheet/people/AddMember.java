package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem;
import dev.runsheet.people.Member.Change;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Creates a person and makes them an active member at once; nobody is asked.
public final class AddMember {
    private AddMember() {}

    public static Person run(Handle tx, Actor actor, NewMember person, Instant now) {
        return active(tx, actor, person, false, now).account().person();
    }

    static Member active(
            Handle tx, Actor actor, NewMember person, boolean isDefaultAdmin, Instant now) {
        var id =
                AccountStore.insert(tx, person, person.email(), now)
                        .orElseThrow(
                                () ->
                                        Problem.invalid(
                                                        "email",
                                                        "The email has already been taken.")
                                                .refuse());
        var member =
                new Member(
                        AccountStore.find(tx, id),
                        person.role(),
                        Member.Status.ACTIVE,
                        isDefaultAdmin,
                        false,
                        null,
                        now,
                        now,
                        Change.NEVER,
                        Change.NEVER,
                        null,
                        null);
        MemberStore.insert(tx, actor.org(), member);
        Journal.record(tx, actor, Events.of(Verb.CREATED, "Added member", member), now);
        return member;
    }
}
