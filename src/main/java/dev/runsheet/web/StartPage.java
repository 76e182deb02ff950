package dev.runsheet.web;

import dev.runsheet.people.OrganizationStore;
import dev.runsheet.people.WebSession;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Pages;
import org.jdbi.v3.core.Handle;

/// Where one is after signing in.
public final class StartPage {
    private StartPage() {}

    public static void mount(Pages pages, BrowserPage browser) {
        pages.get("/", browser.known(StartPage::show));
    }

    private static Answer show(Call call, Handle tx, WebSession session) {
        var belongings = OrganizationStore.of(tx, session.member());
        return Answer.page(Html.of("start", new StartView(session, belongings)));
    }
}
