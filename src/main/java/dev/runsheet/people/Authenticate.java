package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Actor.Who;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.Unauthenticated;
import dev.runsheet.base.Refusal;
import dev.runsheet.people.Token.Holder;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Finds out who holds a bearer token. Whoever does not belong learns nothing about the
/// organization, not even whether there is one.
final class Authenticate {
    private static final String NOT_YOURS = "You do not have access to this organization.";
    private static final String NOT_ITS =
            "You don't have application's permissions for this organization!";

    private Authenticate() {}

    static Actor forOrganization(Handle tx, String bearer, OrgId org, Instant now) {
        var hash = Secret.hash(bearer);
        var entry =
                TokenStore.entry(tx, hash, org)
                        .filter(each -> each.token().isGood(hash, now))
                        .orElseThrow(Authenticate::unknown);
        return switch (entry.token().holder()) {
            case Holder.Account account -> new Actor(org, member(account, entry, org));
            case Holder.Client client -> application(client, org);
        };
    }

    static Holder.Account forAccount(Handle tx, String bearer, Instant now) {
        return switch (token(tx, bearer, now).holder()) {
            case Holder.Account account -> account;
            case Holder.Client _ -> throw unknown();
        };
    }

    static Actor forApplication(Handle tx, String bearer, OrgId org, Instant now) {
        return switch (token(tx, bearer, now).holder()) {
            case Holder.Client client -> application(client, org);
            case Holder.Account _ -> throw unknown();
        };
    }

    private static Token token(Handle tx, String bearer, Instant now) {
        var hash = Secret.hash(bearer);
        return TokenStore.find(tx, hash)
                .filter(each -> each.isGood(hash, now))
                .orElseThrow(Authenticate::unknown);
    }

    private static Who member(Holder.Account account, TokenStore.Entry entry, OrgId org) {
        var membership =
                entry.membership()
                        .filter(each -> each.status() == Member.Status.ACTIVE)
                        .filter(_ -> account.isGoodFor(org))
                        .orElseThrow(() -> new Forbidden(NOT_YOURS).refuse());
        return new Who.Member(account.id(), membership.role(), membership.groups());
    }

    private static Actor application(Holder.Client client, OrgId org) {
        if (!client.org().equals(org)) {
            throw new Forbidden(NOT_ITS).refuse();
        }
        return new Actor(org, new Who.Application(client.id()));
    }

    private static Refusal unknown() {
        return new Unauthenticated("unauthenticated").refuse();
    }
}
