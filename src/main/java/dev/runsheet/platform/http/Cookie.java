package dev.runsheet.platform.http;

import java.time.Duration;

/// A cookie that no script sees and no form of another site brings along. Where the site is reached
/// by https it is bound to it: to this very host, for every path.
public record Cookie(String name, boolean isSecure) {
    public static Cookie of(String name, String site) {
        boolean isSecure = site.startsWith("https:");
        return new Cookie(isSecure ? "__Host-" + name : name, isSecure);
    }

    /// The header that makes a browser keep it for so long.
    String kept(String value, Duration lives) {
        return name
                + "="
                + value
                + "; Path=/; Max-Age="
                + lives.toSeconds()
                + "; HttpOnly; SameSite=Lax"
                + (isSecure ? "; Secure" : "");
    }
}
