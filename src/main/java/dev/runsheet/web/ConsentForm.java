package dev.runsheet.web;

import dev.runsheet.people.WebSession;

/// The form that asks whether an application may act for somebody; it is sent to where it was.
record ConsentForm(WebSession session, Asked asked, String organization, String target) {
    Frame frame() {
        return Frame.open("Allow an application");
    }

    String application() {
        return asked.client().name();
    }

    String email() {
        return session.email();
    }

    String form() {
        return session.form();
    }

    String destination() {
        return asked.destination();
    }

    String address() {
        return target;
    }
}
