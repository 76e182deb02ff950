package dev.runsheet.web;

import dev.runsheet.base.Problem.Invalid;
import dev.runsheet.base.Refusal;
import dev.runsheet.people.AcceptLink;
import dev.runsheet.people.LookAtLink;
import dev.runsheet.people.LookAtLink.Seen;
import dev.runsheet.people.MailedLink.Purpose;
import dev.runsheet.people.MailedLinks;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Pages;
import org.jdbi.v3.core.Handle;

/// What the links in letters lead to: invitations, forgotten passwords, other addresses. Looking at
/// it spends no link, as programs that guard mail do so.
public final class SetPasswordPage {
    private static final String PATH = "/set-password/";

    private final BrowserPage browser;
    private final MailedLinks links;

    private SetPasswordPage(BrowserPage browser, MailedLinks links) {
        this.browser = browser;
        this.links = links;
    }

    public static void mount(Pages pages, BrowserPage browser, MailedLinks links) {
        var page = new SetPasswordPage(browser, links);
        pages.get(PATH + "{link}", page::show);
        pages.post(PATH + "{link}", page::accept);
    }

    private Answer show(Call call, Handle tx) {
        return LookAtLink.run(tx, links, call.path("link"), call.at())
                .map(seen -> form(call, seen, Faults.NONE))
                .orElseGet(SetPasswordPage::spent);
    }

    private Answer accept(Call call, Handle tx) {
        return LookAtLink.run(tx, links, call.path("link"), call.at())
                .map(seen -> accept(call, tx, seen))
                .orElseGet(SetPasswordPage::spent);
    }

    /// What is wrong is found before anything is changed, so the transaction may be kept.
    private Answer accept(Call call, Handle tx, Seen seen) {
        try {
            var accepted =
                    AcceptLink.run(
                            tx, links, call.path("link"), call.body(), call.address(), call.at());
            return hasShownThemselves(seen)
                    ? browser.signedIn(call, tx, accepted.member(), "/")
                    : Answer.seeOther("/");
        } catch (Refusal refusal) {
            if (refusal.problem() instanceof Invalid(var errors)) {
                return form(call, seen, Faults.of(errors)).withStatus(422);
            }
            throw refusal;
        }
    }

    /// An invitation may be old and passed on: it is no way into an account that there is.
    private static boolean hasShownThemselves(Seen seen) {
        return seen.purpose() == Purpose.RESET
                || seen.purpose() == Purpose.INVITATION && !seen.hasJoined();
    }

    private static Answer form(Call call, Seen seen, Faults faults) {
        var isAgain = !faults.isEmpty();
        var person = seen.person();
        var form =
                new SetPasswordForm(
                        seen,
                        PATH + call.path("link"),
                        isAgain ? call.typed("first_name") : person.firstName(),
                        isAgain ? call.typed("last_name") : person.lastName(),
                        faults);
        return Answer.page(Html.of("set-password", form));
    }

    private static Answer spent() {
        return Answer.page(
                        Notice.of(
                                        "This link is good no longer",
                                        "It was used already, took too long, or another one was sent after it.",
                                        "/forgotten-password",
                                        "Get another link")
                                .html())
                .withStatus(404);
    }
}
