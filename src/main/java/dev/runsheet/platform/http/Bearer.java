package dev.runsheet.platform.http;

import dev.runsheet.base.Problem;

/// The token of an Authorization header: the scheme, exactly one space, the token (tasks spec 1.2).
final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    static String token(String header) {
        if (header == null
                || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || !isToken(header)) {
            throw new Problem.Unauthenticated("unauthenticated").refuse();
        }
        return header.substring(SCHEME.length());
    }

    private static boolean isToken(String header) {
        for (int i = SCHEME.length(); i < header.length(); i++) {
            var each = header.charAt(i);
            if (each <= ' ' || each >= 0x7f) {
                return false;
            }
        }
        return header.length() > SCHEME.length();
    }
}
