package dev.runsheet.platform.mail;

/// A letter to one person, in plain text and as a page; readers show the one that they can. `id` is
/// the same each time that the letter is sent, and `kind` a word of ours for the log.
public record Mail(String id, String kind, String to, String subject, String text, String html) {}
