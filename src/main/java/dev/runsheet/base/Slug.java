package dev.runsheet.base;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/// A name that people can read in an address: `Supplier name` is `supplier-name`.
public final class Slug {
    private static final int MOST = 60;

    private Slug() {}

    /// `otherwise` stands for a text without any letter or digit that an address can hold.
    public static String of(String text, String otherwise) {
        var plain =
                Normalizer.normalize(
                        text.substring(0, Math.min(text.length(), MOST)), Normalizer.Form.NFD);
        var slug =
                plain.toLowerCase(Locale.ROOT)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        return slug.isEmpty() ? otherwise : slug;
    }

    /// `supplier-name-8120001`. The digits come from the id, so that two things with one name get
    /// two aliases.
    public static String numbered(String text, String otherwise, UUID id) {
        long digits = 1_000_000 + Long.remainderUnsigned(id.getLeastSignificantBits(), 9_000_000);
        return of(text, otherwise) + "-" + digits;
    }
}
