package dev.runsheet.run;

import dev.runsheet.people.GuestCodes;
import dev.runsheet.people.GuestJson;
import dev.runsheet.people.MemberJson;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// Guests who go, or become members (platform spec 6.2). It is here and not beside the other routes
/// of guests because their tasks go with them, of which `people` knows nothing.
public final class DepartedGuestsApi {
    private static final String GUEST = "/organizations/{org}/guests/{email}";

    private final GuestCodes codes;
    private final GuestJson json;

    private DepartedGuestsApi(GuestCodes codes) {
        this.codes = codes;
        json = new GuestJson(codes);
    }

    public static void mount(Routes routes, GuestCodes codes) {
        var api = new DepartedGuestsApi(codes);
        routes.delete(GUEST, api::delete);
        routes.post(GUEST + "/to/member", api::promote);
    }

    private Answer delete(Call call, Handle tx) {
        var email = call.path("email").strip().toLowerCase(Locale.ROOT);
        var gone = DismissGuest.run(tx, call.actor(), email, call.at());
        return Answer.ok(json.ofDeleted(gone, call.org(), call.baseUrl(), call.at()));
    }

    private Answer promote(Call call, Handle tx) {
        var email = codes.find(tx, call.org(), call.path("email")).email();
        var membership = call.settings().membership();
        var member = EmployGuest.run(tx, call.actor(), email, membership, call.at());
        return Answer.ok(MemberJson.of(member, call.baseUrl(), call.at()));
    }
}
