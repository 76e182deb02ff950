package dev.runsheet.testing;

import dev.runsheet.people.GuestCodes;
import dev.runsheet.people.GuestsApi;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.run.DepartedGuestsApi;
import dev.runsheet.run.DepartedMembersApi;
import dev.runsheet.run.GuestTasksApi;
import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The guests of the world, those who come and go, and the key of the servers of the tests, which
/// makes their codes.
public final class Guests {
    public static final SecretKey KEY =
            new SecretKeySpec(
                    "the key of the bakery".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    public static final GuestCodes CODES = new GuestCodes(KEY);

    /// The code of Gus, who is the first guest.
    public static final String GUS_TOKEN = CODES.of(World.FLOUR, 1, 1);

    private Guests() {}

    public static void mount(Routes routes) {
        GuestsApi.mount(routes, CODES);
        GuestTasksApi.mount(routes, CODES);
        DepartedGuestsApi.mount(routes, CODES);
        DepartedMembersApi.mount(routes, CODES);
    }
}
