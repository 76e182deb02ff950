package dev.runsheet.comment;

/// A comment for those who are told of it elsewhere: plain text, with the names of who is
/// mentioned. What is not open is for members only.
public record Remark(About about, boolean isByBot, boolean isOpen, String text) {}
