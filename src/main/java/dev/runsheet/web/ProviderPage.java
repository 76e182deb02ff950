package dev.runsheet.web;

import dev.runsheet.people.RecognizeMember;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Cookie;
import dev.runsheet.platform.http.Pages;
import dev.runsheet.platform.oidc.Attempt;
import dev.runsheet.platform.oidc.Failed;
import dev.runsheet.platform.oidc.Identity;
import dev.runsheet.platform.oidc.Provider;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// Signing in at a provider of OpenID Connect. It is asked outside of any transaction.
public final class ProviderPage {
    private static final System.Logger LOG = System.getLogger("runsheet.web");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String BACK = "/sign-in/provider/back";
    private static final String LOST =
            "This took longer than ten minutes, or was begun in another browser. Please sign in again.";
    private static final String UNVERIFIED =
            "%s has not verified your e-mail address, so it says nothing about who you are here.";
    private static final String UNKNOWN =
            "Nobody here has the address %s, or nobody lets them in. Ask an administrator for an invitation.";

    /// What the browser keeps meanwhile: the attempt, and where it was going.
    private record Errand(Attempt attempt, String to) {
        String kept() {
            return attempt.secret()
                    + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(to.getBytes(StandardCharsets.UTF_8));
        }

        static Optional<Errand> of(String kept) {
            try {
                var dot = kept.indexOf('.');
                var to = Base64.getUrlDecoder().decode(kept.substring(dot + 1));
                return dot < 1
                        ? Optional.empty()
                        : Optional.of(
                                new Errand(
                                        new Attempt(kept.substring(0, dot)),
                                        new String(to, StandardCharsets.UTF_8)));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }

    private final Provider provider;
    private final BrowserPage browser;
    private final Transactions transactions;
    private final URI callback;
    private final Cookie cookie;

    private ProviderPage(
            Provider provider, BrowserPage browser, Transactions transactions, String site) {
        this.provider = provider;
        this.browser = browser;
        this.transactions = transactions;
        callback = URI.create(site + BACK);
        cookie = Cookie.of("runsheet-provider", site);
    }

    public static void mount(
            Pages pages,
            BrowserPage browser,
            Provider provider,
            Transactions transactions,
            String site) {
        var page = new ProviderPage(provider, browser, transactions, site);
        pages.alone("/sign-in/provider", page::begin);
        pages.alone(BACK, page::end);
    }

    private Answer begin(Call call) {
        var errand = new Errand(Attempt.fresh(), call.query().first("to").orElse(""));
        try {
            return Answer.seeOther(provider.address(errand.attempt(), callback).toString())
                    .withCookie(cookie, errand.kept(), PATIENCE);
        } catch (Failed fault) {
            return failed(fault);
        }
    }

    private Answer end(Call call) {
        var errand = call.cookie(cookie).flatMap(Errand::of);
        if (errand.isEmpty()) {
            return no(LOST);
        }
        try {
            var answer = URI.create(callback + "?" + call.query().raw());
            var identity = provider.redeem(errand.get().attempt(), answer, callback);
            return enter(call, identity, errand.get().to());
        } catch (Failed fault) {
            return failed(fault);
        }
    }

    private Answer enter(Call call, Identity identity, String to) {
        if (!identity.isVerified()) {
            return no(UNVERIFIED.formatted(provider.name()));
        }
        return transactions.write(
                tx ->
                        RecognizeMember.run(
                                        tx,
                                        identity.email(),
                                        identity.firstName(),
                                        identity.lastName(),
                                        call.at())
                                .map(member -> browser.signedIn(call, tx, member, to))
                                .orElseGet(() -> no(UNKNOWN.formatted(identity.email()))));
    }

    /// Administrators read in the log what people need not know.
    private static Answer failed(Failed fault) {
        LOG.log(Level.WARNING, "the sign-in provider: " + fault.getMessage(), fault.getCause());
        return no(fault.getMessage());
    }

    private static Answer no(String text) {
        return Answer.page(
                        Notice.of("You are not signed in", text, "/sign-in", "Back to sign in")
                                .html())
                .withStatus(422);
    }
}
