package dev.runsheet.comment;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;

/// Who wrote a comment.
public sealed interface Author {
    record Member(MemberId id) implements Author {}

    record Guest(String email) implements Author {}

    /// A program without a person behind it.
    record Application() implements Author {}

    /// The server; `by` is the member who let it speak, or null.
    record Bot(MemberId by) implements Author {}

    static Author of(Actor actor) {
        return switch (actor.who()) {
            case Actor.Who.Member(var id, _, _) -> new Member(id);
            case Actor.Who.Guest(var email, _) -> new Guest(email);
            case Actor.Who.Application _ -> new Application();
            case Actor.Who.Clock _ -> new Bot(null);
        };
    }

    /// The member, if one wrote it or let it be written, or null.
    default MemberId member() {
        return switch (this) {
            case Member(var id) -> id;
            case Bot(var by) -> by;
            case Guest _, Application _ -> null;
        };
    }

    default boolean is(Actor actor) {
        return switch (this) {
            case Member(var id) -> actor.member().filter(id::equals).isPresent();
            case Bot(var by) -> by != null && actor.member().filter(by::equals).isPresent();
            case Guest(var email) -> actor.guest().filter(email::equals).isPresent();
            case Application _ -> actor.who() instanceof Actor.Who.Application;
        };
    }
}
