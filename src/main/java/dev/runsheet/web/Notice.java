package dev.runsheet.web;

/// A page that only says something. Without a link `address` is empty, and `request` is, where
/// nobody has to ask us about it.
record Notice(
        Frame frame, String heading, String text, String address, String label, String request) {

    static Notice of(String heading, String text, String address, String label) {
        return new Notice(Frame.open(heading), heading, text, address, label, "");
    }

    boolean hasLink() {
        return !address.isEmpty();
    }

    boolean hasRequest() {
        return !request.isEmpty();
    }

    byte[] html() {
        return Html.of("notice", this);
    }
}
