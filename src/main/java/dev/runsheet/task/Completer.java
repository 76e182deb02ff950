package dev.runsheet.task;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;

/// Who ended a task.
public sealed interface Completer {
    record Member(MemberId id) implements Completer {}

    record Guest(String email) implements Completer {}

    /// Its deadline passed, or no person stood behind the request.
    record Nobody() implements Completer {}

    static Completer of(Actor actor) {
        return switch (actor.who()) {
            case Actor.Who.Member(var id, _, _) -> new Member(id);
            case Actor.Who.Guest(var email, _) -> new Guest(email);
            case Actor.Who.Application _, Actor.Who.Clock _ -> new Nobody();
        };
    }

    /// As it is kept among those who did their part: `member:1001`, `guest:gus@flour.example`.
    default String mark() {
        return switch (this) {
            case Member(var id) -> "member:" + id;
            case Guest(var email) -> "guest:" + email;
            case Nobody _ -> "nobody";
        };
    }
}
