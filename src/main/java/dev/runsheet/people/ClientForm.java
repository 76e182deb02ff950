package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.Given;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What people say of an application.
final class ClientForm {
    private static final String REDIRECTS = "redirect_uris";
    private static final int MOST_NAME = 100;
    private static final int MOST_REDIRECTS = 20;
    private static final int LONGEST = 2000;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private ClientForm() {}

    static String name(Body body) {
        return body.requiredString("name", MOST_NAME).strip();
    }

    static Given<String> givenName(Body body) {
        return body.givenTitle("name", MOST_NAME);
    }

    static List<String> redirects(Body body) {
        var redirects = new ArrayList<String>();
        var sent = body.list(REDIRECTS);
        if (sent.size() > MOST_REDIRECTS) {
            body.fault(REDIRECTS, "The redirect uris may not be more than " + MOST_REDIRECTS + ".");
            return List.of();
        }
        for (int i = 0; i < sent.size(); i++) {
            if (sent.get(i) instanceof String text && isRedirect(text)) {
                redirects.add(text);
            } else {
                body.fault(
                        REDIRECTS + "." + i,
                        "A redirect uri must be https, http on this machine, or of a scheme with a dot, and have no fragment.");
            }
        }
        return redirects.stream().distinct().toList();
    }

    static Given<List<String>> givenRedirects(Body body) {
        return body.has(REDIRECTS) ? Given.of(redirects(body)) : Given.absent();
    }

    /// Codes go there: over the wire only in cipher, or to a program on the person's own machine.
    private static boolean isRedirect(String text) {
        try {
            var uri = new URI(text);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return text.length() <= LONGEST
                    && text.chars().allMatch(each -> each > ' ' && each < 127)
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null
                    && switch (scheme) {
                        case "https" -> uri.getHost() != null;
                        case "http" -> THIS_MACHINE.contains(String.valueOf(uri.getHost()));
                        default -> scheme.contains(".") && !text.contains("*");
                    };
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
