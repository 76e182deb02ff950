package dev.runsheet.platform.http;

import dev.runsheet.base.Problem;
import dev.runsheet.platform.http.Route.Needs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The table of pages, which people open in a browser. They have their whole paths, each may write,
/// and what they refuse is a page as well.
public final class Pages {
    /// How a no looks.
    public interface Look {
        byte[] no(int status, String message, String requestId);
    }

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri"
                    + " 'none'; frame-ancestors 'none'";
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final String site;
    private final Look look;
    private final List<Route> all = new ArrayList<>();

    /// `site` is where people reach this server.
    public Pages(String site, Look look) {
        this.site = site;
        this.look = look;
    }

    /// No pages, for servers that people do not look at.
    static Pages none() {
        return new Pages("", (_, _, _) -> new byte[0]);
    }

    public void get(String pattern, Handler handler) {
        all.add(
                new Route(
                        "GET",
                        pattern,
                        Needs.PAGE,
                        (call, tx) -> dressed(handler.handle(call, tx))));
    }

    /// What a form of ours sends.
    public void post(String pattern, Handler handler) {
        all.add(
                new Route(
                        "POST",
                        pattern,
                        Needs.PAGE,
                        (call, tx) -> {
                            checkIsOurs(call);
                            return dressed(handler.handle(call, tx));
                        }));
    }

    /// For what asks other servers, which no transaction should wait for.
    public void alone(String pattern, Function<Call, Answer> answer) {
        all.add(
                new Route(
                        "GET",
                        pattern,
                        Needs.PAGE_ALONE,
                        (call, _) -> dressed(answer.apply(call))));
    }

    /// A file whose name changes with its content.
    public void asset(String pattern, byte[] content, String type) {
        var answer = Answer.bytes(content, type).withHeader("Cache-Control", FOREVER);
        all.add(new Route("GET", pattern, Needs.NO_TRANSACTION, (_, _) -> answer));
    }

    List<Route> all() {
        return List.copyOf(all);
    }

    /// `answer`, as a page where the request was for one.
    Answer no(Request request, Answer answer) {
        if (!isFor(request)) {
            return answer;
        }
        var message = ((Map<?, ?>) answer.body()).get("message").toString();
        return dressed(
                Answer.page(look.no(answer.status(), message, request.id()))
                        .withStatus(answer.status())
                        .over(answer.headers()));
    }

    private boolean isFor(Request request) {
        return request.mounted() == null
                ? !all.isEmpty() && request.isBrowsing()
                : request.mounted().route().needs().isPage();
    }

    /// What other sites make a browser send has no effect here. A browser that does not say where a
    /// form comes from is too old to know, or no browser.
    private void checkIsOurs(Call call) {
        var fetched = call.header("Sec-Fetch-Site");
        boolean isOurs =
                fetched.isPresent()
                        ? fetched.get().equals("same-origin") || fetched.get().equals("none")
                        : call.header("Origin").map(each -> isOurs(each, call)).orElse(true);
        if (!isOurs) {
            throw new Problem.Forbidden("This form was sent by another site.").refuse();
        }
    }

    private boolean isOurs(String origin, Call call) {
        return origin.equals(site)
                || call.header("Host").filter(each -> origin.endsWith("://" + each)).isPresent();
    }

    /// Without what would say to other sites where people come from, yet with the origin of our own
    /// forms, which `no-referrer` would hide from us.
    private Answer dressed(Answer answer) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cache-Control", "no-store");
        if (site.startsWith("https:")) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        return answer.over(headers);
    }

    /// The policy of a page whose form leads on to `origin`.
    public static String policyWith(String origin) {
        return POLICY.replace("form-action 'self'", "form-action 'self' " + origin);
    }
}
