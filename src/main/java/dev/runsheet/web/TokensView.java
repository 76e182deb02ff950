package dev.runsheet.web;

import dev.runsheet.people.CreateToken.Created;
import dev.runsheet.people.PersonalToken;
import dev.runsheet.people.WebSession;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The personal tokens of somebody; `created` is one that they have just made, whose text is shown
/// this once. `name` is as it was typed last.
record TokensView(
        WebSession session,
        List<PersonalToken> all,
        Optional<Created> created,
        String site,
        String name,
        Faults faults) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /// One of the list.
    record Line(PersonalToken token) {
        String name() {
            return token.name();
        }

        String about() {
            return "Made on %s · %s · %s"
                    .formatted(
                            DAY.format(token.createdAt()),
                            said("works until ", token.expiresAt(), "works until it is revoked"),
                            said("last used on ", token.usedAt(), "never used"));
        }

        String address() {
            return "/settings/tokens/" + token.id() + "/revoke";
        }

        private static String said(String words, Instant at, String otherwise) {
            return at == null ? otherwise : words + DAY.format(at);
        }
    }

    Frame frame() {
        return new Frame("Personal tokens", session, "/settings/tokens");
    }

    String form() {
        return session.form();
    }

    boolean hasFresh() {
        return created.isPresent();
    }

    String freshName() {
        return created.orElseThrow().token().name();
    }

    String fresh() {
        return created.orElseThrow().text();
    }

    String curl() {
        return "curl -H 'Authorization: Bearer %s' %s/api/me".formatted(fresh(), site);
    }

    List<Line> tokens() {
        return all.reversed().stream().map(Line::new).toList();
    }
}
