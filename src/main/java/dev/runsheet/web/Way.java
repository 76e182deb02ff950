package dev.runsheet.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where people go on to, which is never another site because a link said so.
final class Way {
    private static final String START = "/";

    private Way() {}

    /// `to` as long as it is a path of this server.
    static String here(String to) {
        boolean isLocal =
                to.startsWith("/")
                        && !to.startsWith("//")
                        && to.chars().allMatch(each -> each > ' ' && each < 127 && each != '\\');
        return isLocal ? to : START;
    }

    static String toSignIn(String to) {
        return to.equals(START) ? "/sign-in" : "/sign-in?to=" + encoded(to);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
