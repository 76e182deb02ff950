package dev.runsheet.server;

import dev.runsheet.people.MailedLinks;
import dev.runsheet.platform.config.Config;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.platform.http.Pages;
import dev.runsheet.platform.oidc.Provider;
import dev.runsheet.web.AssetsPage;
import dev.runsheet.web.AuthorizePage;
import dev.runsheet.web.BrowserPage;
import dev.runsheet.web.ElsewherePage;
import dev.runsheet.web.ForgottenPasswordPage;
import dev.runsheet.web.NoPage;
import dev.runsheet.web.ProviderPage;
import dev.runsheet.web.SetPasswordPage;
import dev.runsheet.web.SignInPage;
import dev.runsheet.web.SignOutPage;
import dev.runsheet.web.StartPage;
import dev.runsheet.web.TokensPage;

/// Every page that people open in a browser.
final class EveryPage {
    private EveryPage() {}

    static Pages of(Config config, Transactions transactions) {
        var site = config.site();
        var pages = new Pages(site, new NoPage());
        var browser = new BrowserPage(site);
        var provider = config.provider().map(Provider::new);
        AssetsPage.mount(pages);
        StartPage.mount(pages, browser);
        ElsewherePage.mount(pages);
        SignInPage.mount(pages, browser, provider.map(Provider::name).orElse(""));
        provider.ifPresent(each -> ProviderPage.mount(pages, browser, each, transactions, site));
        ForgottenPasswordPage.mount(pages);
        SetPasswordPage.mount(pages, browser, new MailedLinks(config.key()));
        SignOutPage.mount(pages, browser);
        TokensPage.mount(pages, browser, site);
        AuthorizePage.mount(pages, browser);
        return pages;
    }
}
