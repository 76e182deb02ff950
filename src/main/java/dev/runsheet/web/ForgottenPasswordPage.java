package dev.runsheet.web;

import dev.runsheet.people.AskReset;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Pages;
import org.jdbi.v3.core.Handle;

/// Sends whoever forgot their password a link for another one. The answer is always the same, so
/// that nobody learns who is a member.
public final class ForgottenPasswordPage {
    private ForgottenPasswordPage() {}

    public static void mount(Pages pages) {
        pages.get("/forgotten-password", ForgottenPasswordPage::show);
        pages.post("/forgotten-password", ForgottenPasswordPage::ask);
    }

    private static Answer show(Call call, Handle tx) {
        return Answer.page(Html.of("forgotten-password", new ForgottenForm()));
    }

    private static Answer ask(Call call, Handle tx) {
        AskReset.run(tx, call.typed("email"), call.at());
        return Answer.page(
                Notice.of(
                                "Look at your mail",
                                "If a member has this address, a letter is on its way to it. Its link works for an hour.",
                                "/sign-in",
                                "Back to sign in")
                        .html());
    }
}
