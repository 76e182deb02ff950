package dev.runsheet.web;

import dev.runsheet.people.Client;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an application asks a person for (platform spec 2.3). `redirect` is one of the
/// application's by now; the others are as they came, and empty where they did not.
record Asked(
        Client client,
        String redirect,
        String type,
        String state,
        String challenge,
        String method) {
    private static final String CODE = "code";
    private static final String TOKEN = "token";

    /// A code of OAuth and what it means here.
    record Fault(String code, String message) {}

    boolean isForToken() {
        return type.equals(TOKEN);
    }

    Optional<String> challenged() {
        return Optional.of(challenge).filter(each -> !each.isEmpty());
    }

    Optional<Fault> fault() {
        if (!type.equals(CODE) && !type.equals(TOKEN)) {
            return Optional.of(
                    new Fault(
                            "unsupported_response_type",
                            "The response_type must be code or token."));
        }
        if (type.equals(CODE) && !isChallengeFine()) {
            return Optional.of(
                    new Fault(
                            "invalid_request",
                            "The code_challenge must be one of the code_challenge_method S256."));
        }
        return Optional.empty();
    }

    private boolean isChallengeFine() {
        return challenge.isEmpty() && method.isEmpty()
                ? !client.isPublic()
                : method.equals("S256") && challenge.matches("[A-Za-z0-9_-]{43}");
    }

    /// Where the browser goes with a no.
    String refused(String code, String message) {
        var words = new LinkedHashMap<String, String>();
        words.put("error", code);
        words.put("error_description", message);
        return back(words);
    }

    /// Where it goes with `words`: a token and what is said in its place never reach a server.
    String back(Map<String, String> words) {
        var all = new LinkedHashMap<>(words);
        if (!state.isEmpty()) {
            all.put("state", state);
        }
        var written =
                all.entrySet().stream()
                        .map(each -> each.getKey() + "=" + Way.encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
        var mark = isForToken() ? "#" : redirect.contains("?") ? "&" : "?";
        return redirect + mark + written;
    }

    /// As a page's policy names it.
    String origin() {
        var uri = URI.create(redirect);
        return uri.getHost() != null && uri.getScheme().matches("(?i)https?")
                ? uri.getScheme() + "://" + uri.getRawAuthority()
                : uri.getScheme() + ":";
    }

    /// As people know it.
    String destination() {
        var host = URI.create(redirect).getHost();
        return host == null ? redirect : host;
    }
}
