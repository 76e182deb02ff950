package dev.runsheet.base;

/// One fault of the input: the dotted path of what is wrong, and a sentence a person can act on.
public record FieldError(String path, String message) {}
