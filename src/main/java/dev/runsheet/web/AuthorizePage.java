package dev.runsheet.web;

import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.Malformed;
import dev.runsheet.people.Belongs;
import dev.runsheet.people.Client;
import dev.runsheet.people.ClientStore;
import dev.runsheet.people.IssueCode;
import dev.runsheet.people.IssueImplicit;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.people.WebSession;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Pages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Asks a person whether an application may act for them, and sends the browser back to it with the
/// answer. Nobody is sent to an address that is not the application's own.
public final class AuthorizePage {
    private static final String ALLOW = "allow";

    private final BrowserPage browser;

    private AuthorizePage(BrowserPage browser) {
        this.browser = browser;
    }

    /// Below the mount of the API too, where some clients look for it.
    public static void mount(Pages pages, BrowserPage browser) {
        var page = new AuthorizePage(browser);
        for (var path : List.of("/oauth/authorize", "/api/oauth/authorize")) {
            pages.get(path, page::ask);
            pages.post(path, browser.sent(AuthorizePage::answer));
        }
    }

    private Answer ask(Call call, Handle tx) {
        var asked = asked(call, tx);
        var fault = asked.fault();
        if (fault.isPresent()) {
            return to(asked.refused(fault.get().code(), fault.get().message()));
        }
        return browser.known((_, _, session) -> consent(call, tx, asked, session)).handle(call, tx);
    }

    private static Answer consent(Call call, Handle tx, Asked asked, WebSession session) {
        var organization = OrganizationStore.find(tx, asked.client().org());
        if (!Belongs.is(tx, asked.client(), session.member())) {
            throw new Forbidden(
                            "%s is no active member of %s, to which %s belongs. Sign out and come back as somebody who is."
                                    .formatted(
                                            session.email(),
                                            organization.name(),
                                            asked.client().name()))
                    .refuse();
        }
        var form = new ConsentForm(session, asked, organization.name(), call.target());
        return Answer.page(Html.of("consent", form))
                .withHeader("Content-Security-Policy", Pages.policyWith(asked.origin()));
    }

    private static Answer answer(Call call, Handle tx, WebSession session) {
        var asked = asked(call, tx);
        var fault = asked.fault();
        if (fault.isPresent()) {
            return to(asked.refused(fault.get().code(), fault.get().message()));
        }
        if (!call.typed("answer").equals(ALLOW)) {
            return to(asked.refused("access_denied", "The person did not allow it."));
        }
        return to(
                asked.back(
                        asked.isForToken()
                                ? token(call, tx, asked, session)
                                : code(call, tx, asked, session)));
    }

    private static Map<String, String> token(
            Call call, Handle tx, Asked asked, WebSession session) {
        var minted =
                IssueImplicit.run(
                        tx, asked.client(), session.member(), asked.redirect(), call.at());
        var words = new LinkedHashMap<String, String>();
        words.put("access_token", minted.token());
        words.put("token_type", "Bearer");
        words.put("expires_in", Long.toString(minted.expiresIn()));
        return words;
    }

    private static Map<String, String> code(Call call, Handle tx, Asked asked, WebSession session) {
        var code =
                IssueCode.run(
                        tx,
                        asked.client(),
                        session.member(),
                        asked.redirect(),
                        asked.challenged(),
                        call.at());
        return Map.of("code", code);
    }

    private static Answer to(String address) {
        return Answer.seeOther(address).withStatus(302);
    }

    private static Asked asked(Call call, Handle tx) {
        var client = client(call, tx);
        var redirect = given(call, "redirect_uri");
        if (!client.mayRedirectTo(redirect)) {
            throw new Malformed(
                            "The address to go on to (redirect_uri) is not one of this application.")
                    .refuse();
        }
        return new Asked(
                client,
                redirect,
                given(call, "response_type"),
                given(call, "state"),
                given(call, "code_challenge"),
                given(call, "code_challenge_method"));
    }

    private static Client client(Call call, Handle tx) {
        return Body.whole(given(call, "client_id"))
                .flatMap(id -> ClientStore.find(tx, id))
                .orElseThrow(
                        () -> new Malformed("There is no such application (client_id).").refuse());
    }

    private static String given(Call call, String key) {
        return call.query().first(key).orElse("");
    }
}
