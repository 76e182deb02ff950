package dev.runsheet.web;

import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.platform.json.Json;

/// The description of the wire, for clients that ask for it from time to time.
public final class DocsApi {
    private DocsApi() {}

    public static void mount(Routes routes) {
        routes.open()
                .get(
                        "/docs/index",
                        _ -> Answer.bytes(Written.DOCUMENT, "application/json; charset=utf-8"));
    }

    /// Written when the first client asks, so that a start does not wait for it.
    private static final class Written {
        private static final byte[] DOCUMENT = Json.bytes(Swagger2.of(Description.read()));
    }
}
