package dev.runsheet.web;

import dev.runsheet.people.SignIn;
import dev.runsheet.people.SignIn.Outcome;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Pages;
import org.jdbi.v3.core.Handle;

/// Signing in with address and password.
public final class SignInPage {
    private static final String WRONG = "E-mail or password is wrong.";

    private final BrowserPage browser;
    private final String provider;

    private SignInPage(BrowserPage browser, String provider) {
        this.browser = browser;
        this.provider = provider;
    }

    /// `provider` is empty where one signs in with a password only.
    public static void mount(Pages pages, BrowserPage browser, String provider) {
        var page = new SignInPage(browser, provider);
        pages.get("/sign-in", page::show);
        pages.post("/sign-in", page::enter);
    }

    private Answer show(Call call, Handle tx) {
        var to = call.query().first("to").orElse("");
        if (browser.session(call, tx).isPresent()) {
            return Answer.seeOther(Way.here(to));
        }
        return Answer.page(form(to, "", Faults.NONE));
    }

    private Answer enter(Call call, Handle tx) {
        var email = call.typed("email").strip();
        var outcome = SignIn.run(tx, email, call.typed("password"), call.address(), call.at());
        return switch (outcome) {
            case Outcome.In(var member) -> browser.signedIn(call, tx, member, call.typed("to"));
            case Outcome.Wrong _ -> again(call, email, 422, WRONG);
            case Outcome.Later(var seconds) ->
                    again(call, email, 429, "Too many attempts. " + later(seconds))
                            .withHeader("Retry-After", Integer.toString(seconds));
        };
    }

    private Answer again(Call call, String email, int status, String fault) {
        return Answer.page(form(call.typed("to"), email, Faults.of(fault))).withStatus(status);
    }

    private static String later(int seconds) {
        return seconds < 60
                ? "Try again in %d s.".formatted(seconds)
                : "Try again in %d minutes.".formatted((seconds + 59) / 60);
    }

    private byte[] form(String to, String email, Faults faults) {
        return Html.of("sign-in", new SignInForm(to, email, provider, faults));
    }
}
