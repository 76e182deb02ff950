package dev.runsheet.notify;

import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.people.OffTokens;
import dev.runsheet.people.OffTokens.Off;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.Handle;

/// The link at the foot of letters. Looking at it changes nothing, for mail servers look at links
/// too; a POST does, from a mail reader (RFC 8058) or from the button that is shown.
public final class UnsubscribeApi {
    private static final String LINK = "/x/unsubscribe/{org}/{off}";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%1$s</title></head>
            <body style="margin:0;padding:24px;background:#f6f6f4;color:#1d1d1b;font:15px/1.5 system-ui,sans-serif">
            <div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border-radius:8px">
            <h1 style="margin:0 0 16px;font-size:20px">%1$s</h1>
            %2$s
            </div>
            </body>
            </html>
            """;
    private static final String ASK =
            "<form method=\"post\"><button style=\"padding:10px 16px;border:0;border-radius:8px;background:#2457c5;color:#fff;font:inherit\">Stop these letters</button></form>";
    private static final String DONE =
            "<p style=\"margin:0\">You can have them again in your settings.</p>";

    private final OffTokens tokens;

    private UnsubscribeApi(OffTokens tokens) {
        this.tokens = tokens;
    }

    public static void mount(Routes routes, OffTokens tokens) {
        var api = new UnsubscribeApi(tokens);
        routes.open().get(LINK, api::ask);
        routes.open().post(LINK, api::stop);
    }

    private Answer ask(Call call, Handle tx) {
        off(call);
        return page("No more letters like this?", ASK);
    }

    private Answer stop(Call call, Handle tx) {
        StopLetters.run(tx, org(call), off(call));
        return page("There will be no more letters like this.", DONE);
    }

    private static Answer page(String title, String rest) {
        return Answer.bytes(PAGE.formatted(title, rest).getBytes(StandardCharsets.UTF_8), HTML);
    }

    private Off off(Call call) {
        return tokens.read(org(call), call.path("off"))
                .orElseThrow(() -> new NotFound("link").refuse());
    }

    private static OrgId org(Call call) {
        return Id.parse(call.path("org"))
                .map(OrgId::new)
                .orElseThrow(() -> new NotFound("organization").refuse());
    }
}
