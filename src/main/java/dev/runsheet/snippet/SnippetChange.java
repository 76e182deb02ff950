package dev.runsheet.snippet;

import dev.runsheet.base.Body;
import dev.runsheet.base.Given;
import dev.runsheet.platform.html.RichText;

/// What of a snippet is to be different. Clients call its text `content` or `body`.
record SnippetChange(Given<String> title, Given<String> content, Given<Boolean> isPublic) {
    private static final int MOST_TITLE = 250;
    private static final int MOST_CONTENT = 100_000;

    static SnippetChange create(Body body) {
        var key = body.firstOf("content", "body");
        return new SnippetChange(
                Given.of(body.requiredString("title", MOST_TITLE).strip()),
                Given.of(RichText.clean(body.requiredString(key, MOST_CONTENT))),
                Given.of(body.flag("is_public").orElse(false)));
    }

    static SnippetChange update(Body body) {
        var key = body.firstOf("content", "body");
        return new SnippetChange(
                body.givenTitle("title", MOST_TITLE).map(String::strip),
                body.givenTitle(key, MOST_CONTENT).map(RichText::clean),
                body.givenFlag("is_public"));
    }
}
