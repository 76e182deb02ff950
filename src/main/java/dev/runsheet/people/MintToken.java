package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.people.Token.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Makes a bearer token; its text is answered once and never kept.
public final class MintToken {
    /// `refresh` is what the next one is asked for with, where that may be.
    public record Minted(String token, long expiresIn, Optional<String> refresh) {}

    static final Duration PERSONAL = Duration.ofSeconds(15_778_800);
    private static final Duration REFRESHING = Duration.ofSeconds(31_557_600);
    private static final Duration OF_APPLICATION = Duration.ofDays(7);
    private static final Duration BY_APPLICATION = Duration.ofDays(90);

    private MintToken() {}

    /// A personal token, good for every organization that the member is in.
    public static Minted forMember(Handle tx, MemberId member, String name, Instant now) {
        return mint(tx, new Holder.Account(member, null), PERSONAL, name, null, now);
    }

    /// What an application of `org` gets for one of its members: other organizations of the same
    /// person are none of its business.
    static Minted forMemberOf(Handle tx, OrgId org, MemberId member, Instant now) {
        return mint(tx, new Holder.Account(member, org), BY_APPLICATION, "", null, now);
    }

    static Minted forClient(Handle tx, Holder.Client client, Instant now) {
        return mint(tx, client, OF_APPLICATION, "", null, now);
    }

    /// What a person lets an application have: good wherever the person is a member.
    static Minted forConsent(Handle tx, Consent consent, Instant now) {
        var holder = new Holder.Account(consent.member(), null);
        return mint(tx, holder, PERSONAL, "", consent, now);
    }

    static Minted refreshable(Handle tx, Consent consent, Instant now) {
        var minted = forConsent(tx, consent, now);
        var refresh = Secret.fresh();
        ConsentStore.insertRefreshing(tx, Secret.hash(refresh), consent, now, now.plus(REFRESHING));
        return new Minted(minted.token(), minted.expiresIn(), Optional.of(refresh));
    }

    private static Minted mint(
            Handle tx,
            Holder holder,
            Duration lifetime,
            String name,
            Consent consent,
            Instant now) {
        var secret = Secret.fresh();
        var token = new Token(Secret.hash(secret), holder, now.plus(lifetime));
        TokenStore.insert(tx, token, name, consent == null ? null : consent.id(), now);
        return new Minted(secret, lifetime.toSeconds(), Optional.empty());
    }
}
