package dev.runsheet.web;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.people.CloseSession;
import dev.runsheet.people.OpenSession;
import dev.runsheet.people.ResumeSession;
import dev.runsheet.people.WebSession;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Cookie;
import dev.runsheet.platform.http.Handler;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What pages know of a browser: who is signed in with it.
public final class BrowserPage {
    /// A page of whoever is signed in.
    interface Shown {
        Answer handle(Call call, Handle tx, WebSession session);
    }

    private final Cookie cookie;

    /// `site` is where people reach this server.
    public BrowserPage(String site) {
        cookie = Cookie.of("runsheet", site);
    }

    /// Others sign in first, and come back to the page.
    Handler known(Shown page) {
        return (call, tx) ->
                session(call, tx)
                        .map(session -> page.handle(call, tx, session))
                        .orElseGet(() -> Answer.seeOther(Way.toSignIn(call.target())));
    }

    /// What a form of such a page sends, which has the session's own mark in it.
    Handler sent(Shown form) {
        return known(
                (call, tx, session) -> {
                    if (!session.isForm(call.typed("form"))) {
                        throw new Forbidden("This form is too old: load its page again.").refuse();
                    }
                    return form.handle(call, tx, session);
                });
    }

    Optional<WebSession> session(Call call, Handle tx) {
        return call.cookie(cookie).flatMap(secret -> ResumeSession.run(tx, secret, call.at()));
    }

    /// In a session of its own, whatever the browser had before.
    Answer signedIn(Call call, Handle tx, MemberId member, String to) {
        call.cookie(cookie).ifPresent(secret -> CloseSession.run(tx, secret));
        var secret = OpenSession.run(tx, member, call.at());
        return Answer.seeOther(Way.here(to)).withCookie(cookie, secret, WebSession.LONGEST);
    }

    Answer signedOut(Call call, Handle tx) {
        call.cookie(cookie).ifPresent(secret -> CloseSession.run(tx, secret));
        return Answer.seeOther("/sign-in").withoutCookie(cookie);
    }
}
