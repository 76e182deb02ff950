package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Actor.Who;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.Unauthenticated;
import dev.runsheet.base.Refusal;
import dev.runsheet.people.Token.Holder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Finds out who holds a bearer token. Whoever does not belong learns nothing about the
/// organization, not even whether there is one.
final class Authenticate {
    private static final String NOT_YOURS = "You do not have access to this organization.";
    private static final String DISABLED = "Your access as a guest has been disabled.";
    private static final String NOT_ITS =
            "You don't have application's permissions for this organization!";

    private Authenticate() {}

    /// Empty when `bearer` is no guest's code of this organization.
    static Optional<Actor> guest(Handle tx, GuestCodes codes, String bearer, OrgId org) {
        var guest = codes.holder(tx, org, bearer);
        guest.filter(Guest::isDisabled)
                .ifPresent(
                        _ -> {
                            throw new Forbidden(DISABLED).refuse();
                        });
        return guest.map(
                each -> new Actor(org, new Who.Guest(each.email(), groups(tx, org, each))));
    }

    private static Set<GroupId> groups(Handle tx, OrgId org, Guest guest) {
        var alone = new Owners(List.of(), List.of(guest.email()), List.of());
        return Set.copyOf(GroupPeopleStore.of(tx, org, alone));
    }

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
