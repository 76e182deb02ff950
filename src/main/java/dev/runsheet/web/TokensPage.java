package dev.runsheet.web;

import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.Invalid;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Refusal;
import dev.runsheet.people.CreateToken;
import dev.runsheet.people.CreateToken.Created;
import dev.runsheet.people.TokenStore;
import dev.runsheet.people.WebSession;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Pages;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The personal tokens of whoever is signed in.
public final class TokensPage {
    private static final String PATH = "/settings/tokens";

    private final String site;

    private TokensPage(String site) {
        this.site = site;
    }

    public static void mount(Pages pages, BrowserPage browser, String site) {
        var page = new TokensPage(site);
        pages.get(PATH, browser.known(page::list));
        pages.post(PATH, browser.sent(page::create));
        pages.post(PATH + "/{token}/revoke", browser.sent(TokensPage::revoke));
    }

    private Answer list(Call call, Handle tx, WebSession session) {
        return page(call, tx, session, Optional.empty(), Faults.NONE);
    }

    private Answer create(Call call, Handle tx, WebSession session) {
        try {
            var created = CreateToken.run(tx, session.member(), call.body(), call.at());
            return page(call, tx, session, Optional.of(created), Faults.NONE).secret();
        } catch (Refusal refusal) {
            if (refusal.problem() instanceof Invalid(var errors)) {
                return page(call, tx, session, Optional.empty(), Faults.of(errors)).withStatus(422);
            }
            throw refusal;
        }
    }

    private static Answer revoke(Call call, Handle tx, WebSession session) {
        var id = Body.whole(call.path("token")).orElseThrow(() -> new NotFound("token").refuse());
        if (!TokenStore.revoke(tx, session.member(), id)) {
            throw new NotFound("token").refuse();
        }
        return Answer.seeOther(PATH);
    }

    private Answer page(
            Call call, Handle tx, WebSession session, Optional<Created> created, Faults faults) {
        var view =
                new TokensView(
                        session,
                        TokenStore.personal(tx, session.member()),
                        created,
                        site.startsWith("https:") ? site : call.baseUrl(),
                        faults.isEmpty() ? "" : call.typed("name"),
                        faults);
        return Answer.page(Html.of("tokens", view));
    }
}
