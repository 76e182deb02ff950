package dev.runsheet.web;

import dev.runsheet.platform.http.Pages;

/// Ends what a person does with this browser.
public final class SignOutPage {
    private SignOutPage() {}

    public static void mount(Pages pages, BrowserPage browser) {
        pages.post("/sign-out", browser.sent((call, tx, _) -> browser.signedOut(call, tx)));
    }
}
