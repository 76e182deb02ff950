package dev.runsheet.notify;

/// How somebody wants to be told of things of one kind.
record Choice(boolean byMail, boolean inApp) {
    static final Choice USUAL = new Choice(true, true);
}
