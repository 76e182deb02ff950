package dev.runsheet.web;

/// The form that asks where to send the link.
record ForgottenForm() {
    Frame frame() {
        return Frame.open("Forgotten password");
    }
}
