package dev.runsheet.base;

import java.util.Locale;
import java.util.Optional;

/// What a member may do in an organization (tasks spec 1.12).
public enum Role {
    ADMIN,
    STANDARD,
    LIGHT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        for (var role : values()) {
            if (role.word().equalsIgnoreCase(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
