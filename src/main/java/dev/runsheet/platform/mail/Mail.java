package dev.runsheet.platform.mail;

/// A letter to one person, in plain text and as a page; readers show the one that they can.
public record Mail(String to, String subject, String text, String html) {}
