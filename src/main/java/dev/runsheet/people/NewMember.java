package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.Role;
import dev.runsheet.form.Email;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/// Who is to become a member, and as what.
public record NewMember(
        String email, String firstName, String lastName, Role role, String timezone) {
    private static final int MOST_NAME = 32;
    private static final int MOST_MESSAGE = 5000;

    /// An invitation needs no more than an address: the names may be read off it.
    static NewMember invited(Body body, Role otherwise) {
        var email = email(body);
        var named = nameIn(email);
        return new NewMember(
                email,
                name(body, "first_name").orElse(named[0]),
                name(body, "last_name").orElse(named[1]),
                body.isSet("role") ? role(body) : otherwise,
                "UTC");
    }

    /// What the documents ask of an invitation, and clients leave out (platform spec 5.5).
    static void requireAll(Body body) {
        body.requiredString("first_name", MOST_NAME);
        body.requiredString("last_name", MOST_NAME);
        body.requiredString("role", MOST_NAME);
        body.requiredString("message", MOST_MESSAGE);
    }

    static String message(Body body) {
        return body.string("message", MOST_MESSAGE).orElse("").strip();
    }

    /// What an application says of a member it creates.
    static NewMember created(Body body) {
        body.requiredString("first_name", MOST_NAME);
        body.requiredString("last_name", MOST_NAME);
        return new NewMember(
                email(body),
                name(body, "first_name").orElse(""),
                name(body, "last_name").orElse(""),
                role(body),
                timezone(body).orElse("UTC"));
    }

    NewMember asAdmin() {
        return new NewMember(email, firstName, lastName, Role.ADMIN, timezone);
    }

    /// Migrators call a standard member a member.
    static Role role(Body body) {
        var word = body.string("role", MOST_NAME).orElse("standard");
        var role = word.equalsIgnoreCase("member") ? Optional.of(Role.STANDARD) : Role.of(word);
        if (role.isEmpty()) {
            body.fault("role", "The selected role is invalid.");
        }
        return role.orElse(Role.STANDARD);
    }

    static Optional<String> timezone(Body body) {
        var zone = body.string("timezone", 64);
        if (zone.isPresent() && !ZoneId.getAvailableZoneIds().contains(zone.get())) {
            body.fault("timezone", "The timezone must be a valid zone.");
        }
        return zone;
    }

    static String email(Body body) {
        var email = body.requiredString("email", 254).strip().toLowerCase(Locale.ROOT);
        if (!email.isEmpty() && !Email.isAddress(email)) {
            body.fault("email", "The email must be a valid email address.");
        }
        return email;
    }

    /// Absent when blank. A name that is a link is how spam gets into mails that we send.
    static Optional<String> name(Body body, String key) {
        var name = body.string(key, MOST_NAME).map(String::strip).filter(each -> !each.isEmpty());
        if (name.isPresent() && (name.get().contains("://") || name.get().contains("www."))) {
            body.fault(key, "The " + Body.words(key) + " may not be a link.");
        }
        return name;
    }

    /// `mara.okoye@tidewater.example` is Mara Okoye.
    private static String[] nameIn(String email) {
        var local = email.substring(0, Math.max(0, email.indexOf('@')));
        var parts = local.split("[._-]+", 2);
        return new String[] {capital(parts[0]), parts.length > 1 ? capital(parts[1]) : ""};
    }

    private static String capital(String word) {
        var text =
                word.codePointCount(0, word.length()) > MOST_NAME
                        ? word.substring(0, word.offsetByCodePoints(0, MOST_NAME))
                        : word;
        return text.isEmpty()
                ? ""
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
