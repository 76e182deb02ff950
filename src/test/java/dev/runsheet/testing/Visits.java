package dev.runsheet.testing;

import dev.runsheet.people.VisitTokens;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.run.PublicKickoffApi;

/// Public kick-off forms on a server that sends mail, and the tokens of their visitors.
public final class Visits {
    public static final VisitTokens TOKENS = new VisitTokens(Guests.KEY);

    private Visits() {}

    public static void mount(Routes routes) {
        PublicKickoffApi.mount(routes, TOKENS, true);
    }
}
