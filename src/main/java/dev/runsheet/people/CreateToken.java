package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.people.Token.Holder;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Makes a personal token, good until it expires or is revoked; its text is answered once.
public final class CreateToken {
    public record Created(PersonalToken token, String text) {}

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_NAME = 100;

    private CreateToken() {}

    public static Created run(Handle tx, MemberId member, Body body, Instant now) {
        var name = body.requiredString("name", MOST_NAME).strip();
        var expires = body.instant("expires_at").orElse(now.plus(MintToken.PERSONAL));
        if (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST))) {
            body.fault("expires_at", "The expires at must be within a year from now.");
        }
        body.refuseIfAny();

        var text = Secret.fresh();
        var token = new Token(Secret.hash(text), new Holder.Account(member, null), expires);
        var id = TokenStore.insert(tx, token, name, null, now);
        return new Created(new PersonalToken(id, name, now, expires, null), text);
    }
}
