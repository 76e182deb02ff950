package dev.runsheet.file;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a file is called: the last part of whatever path the client gave, without anything that is
/// not seen, turns text around or means something to a file system.
record FileName(String text) {
    private static final int LONGEST = 200;
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);

    /// Control and format characters (which include those that turn the direction of text), halves
    /// of characters, and private ones.
    private static final Pattern UNSEEN = Pattern.compile("\\p{C}");

    private static final Pattern SPECIAL = Pattern.compile("[<>:\"|?*]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern DOTS_AROUND = Pattern.compile("^[. ]+|[. ]+$");

    /// Empty when nothing is left of it.
    static Optional<FileName> of(String given) {
        var name = FOLDERS.matcher(given == null ? "" : given).replaceFirst("");
        name = Normalizer.normalize(name, Normalizer.Form.NFC);
        name = UNSEEN.matcher(name).replaceAll("");
        name = SPECIAL.matcher(name).replaceAll("_");
        name = BLANKS.matcher(name).replaceAll(" ");
        name = DOTS_AROUND.matcher(shortened(name)).replaceAll("");
        return name.isEmpty() ? Optional.empty() : Optional.of(new FileName(name));
    }

    /// In lower case, without its dot.
    String extension() {
        return extension(text).toLowerCase(Locale.ROOT);
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1);
    }

    /// A long name keeps its extension.
    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        var extension = extension(name);
        int kept = LONGEST - extension.codePointCount(0, extension.length()) - 1;
        return kept < 1
                ? name.substring(0, name.offsetByCodePoints(0, LONGEST))
                : name.substring(0, name.offsetByCodePoints(0, kept)) + "." + extension;
    }
}
