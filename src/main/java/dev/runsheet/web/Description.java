package dev.runsheet.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What the wire is, read from `docs/openapi.yaml`, which the build puts beside this class.
public final class Description {
    private static final String FILE = "openapi.yaml";

    private Description() {}

    public static Map<String, Object> read() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (var file = Description.class.getResourceAsStream(FILE)) {
            return new Yaml(new SafeConstructor(options)).load(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
