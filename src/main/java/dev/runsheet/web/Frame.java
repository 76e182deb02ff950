package dev.runsheet.web;

import dev.runsheet.people.WebSession;

/// What is around a page. Nobody is signed in where `session` is null; `path` is where the page is.
record Frame(String title, WebSession session, String path) {
    static Frame open(String title) {
        return new Frame(title, null, "");
    }

    boolean isKnown() {
        return session != null;
    }

    String email() {
        return session.email();
    }

    /// Goes with every form, which no other site can know.
    String form() {
        return session.form();
    }

    String style() {
        return Asset.STYLE.path();
    }

    String mark() {
        return Asset.MARK.path();
    }

    /// For the attribute `aria-current`.
    String here(String link) {
        return link.equals(path) ? "page" : null;
    }
}
