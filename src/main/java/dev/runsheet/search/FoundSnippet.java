package dev.runsheet.search;

/// A snippet as search shows it.
record FoundSnippet(long id, String title, String content) {}
