package dev.runsheet.platform.http;

/// Compares versions of objects as HTTP wants it: strongly for writes, weakly for reads.
final class ETags {
    private ETags() {}

    /// Whether If-Match lets a write of this version through; a weak tag never matches.
    static boolean isMatch(String header, String version) {
        return contains(header, '"' + version + '"');
    }

    /// Whether the client of If-None-Match has this answer already; `etag` comes with quotes.
    static boolean isKnown(String header, String etag) {
        return contains(header.replace("W/", ""), etag);
    }

    private static boolean contains(String header, String quoted) {
        for (var each : header.split(",")) {
            var tag = each.strip();
            if (tag.equals("*") || tag.equals(quoted)) {
                return true;
            }
        }
        return false;
    }
}
