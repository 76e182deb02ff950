package dev.runsheet.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file that pages refer to. Its path holds a hash of its content, so that browsers keep it for
/// ever and never have an old one.
record Asset(String path, byte[] content, String type) {
    static final Asset STYLE = of("page", "css", "text/css; charset=utf-8");
    static final Asset MARK = of("mark", "svg", "image/svg+xml");

    private static final int DIGITS = 12;

    private static Asset of(String name, String ending, String type) {
        var content = read("/web/" + name + "." + ending);
        return new Asset("/static/" + name + "-" + hash(content) + "." + ending, content, type);
    }

    private static byte[] read(String resource) {
        try (var content = Asset.class.getResourceAsStream(resource)) {
            return content.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String hash(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every Java knows SHA-256", fault);
        }
    }
}
