package dev.runsheet.platform.mail;

import java.util.Optional;

/// A letter to one person, in plain text and as a page; readers show the one that they can. `id` is
/// the same each time that the letter is sent, and `kind` a word of ours for the log; a POST to
/// `off` stops letters like this.
public record Mail(
        String id,
        String kind,
        String to,
        String subject,
        String text,
        String html,
        Optional<String> off) {}
