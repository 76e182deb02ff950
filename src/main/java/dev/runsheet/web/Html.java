package dev.runsheet.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Fills the templates, which were compiled with the rest of the product.
final class Html {
    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(
                    null,
                    ContentType.Html,
                    Html.class.getClassLoader(),
                    Html.class.getPackageName());

    private Html() {}

    static byte[] of(String template, Record view) {
        var output = new Utf8ByteOutput();
        ENGINE.render(template + ".jte", view, output);
        var bytes = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(bytes);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return bytes.toByteArray();
    }
}
