package dev.runsheet.testing;

import dev.runsheet.people.GuestCodes;
import dev.runsheet.platform.http.Routes;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;

/// A server with every route that there is.
public final class Everything {
    private Everything() {}

    public static ApiServer open() {
        return ApiServer.of(
                Everything::mount,
                Mailed::mount,
                Letterbox::mount,
                Postman::mount,
                Shelves::mount,
                Visits::mount);
    }

    /// Whatever needs no more than the routes and the codes of guests.
    private static void mount(Routes routes) {
        try {
            for (var api : DescribedTest.apis()) {
                for (var method : api.getMethods()) {
                    if (method.getName().equals("mount")) {
                        mount(method, routes);
                    }
                }
            }
        } catch (IOException | ReflectiveOperationException fault) {
            throw new AssertionError(fault);
        }
    }

    private static void mount(Method method, Routes routes) throws ReflectiveOperationException {
        var needs = List.of(method.getParameterTypes());
        if (needs.equals(List.of(Routes.class))) {
            method.invoke(null, routes);
        } else if (needs.equals(List.of(Routes.class, GuestCodes.class))) {
            method.invoke(null, routes, Guests.CODES);
        }
    }
}
