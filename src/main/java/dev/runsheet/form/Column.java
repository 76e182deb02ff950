package dev.runsheet.form;

/// One column of a table field; the id is unique inside its field.
public record Column(int id, String label) {}
