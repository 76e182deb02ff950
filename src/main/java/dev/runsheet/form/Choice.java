package dev.runsheet.form;

/// One option of a radio, dropdown or multiselect field; the id is unique inside its field.
public record Choice(int id, String text, Object value, boolean required) {}
