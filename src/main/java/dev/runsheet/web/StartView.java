package dev.runsheet.web;

import dev.runsheet.people.Belonging;
import dev.runsheet.people.WebSession;
import java.util.List;
import java.util.Locale;

/// Who somebody is here.
record StartView(WebSession session, List<Belonging> belongings) {
    /// An organization, and what one is in it.
    record Line(String name, String role, String id) {
        static Line of(Belonging belonging) {
            var role = belonging.role().word();
            return new Line(
                    belonging.organization().name(),
                    role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1) + " member",
                    belonging.organization().id().hex());
        }
    }

    Frame frame() {
        return new Frame("Start", session, "/");
    }

    String name() {
        return session.name();
    }

    String email() {
        return session.email();
    }

    List<Line> organizations() {
        return belongings.stream().map(Line::of).toList();
    }
}
