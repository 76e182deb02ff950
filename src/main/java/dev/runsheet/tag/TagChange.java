package dev.runsheet.tag;

import dev.runsheet.base.Body;
import dev.runsheet.base.Given;
import java.util.regex.Pattern;

/// What of a tag is to be different.
record TagChange(Given<String> title, Given<String> color) {
    private static final int MOST_TITLE = 30;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    static TagChange create(Body body) {
        return new TagChange(
                Given.of(body.requiredString("title", MOST_TITLE).strip()), color(body));
    }

    /// Clients that change only the color send no title, or an empty one.
    static TagChange update(Body body) {
        var title =
                body.string("title", MOST_TITLE).map(String::strip).filter(each -> !each.isEmpty());
        return new TagChange(title.map(Given::of).orElse(Given.absent()), color(body));
    }

    private static Given<String> color(Body body) {
        if (!body.isSet("color")) {
            return Given.absent();
        }
        if (!(body.raw("color") instanceof String color) || !COLOR.matcher(color).matches()) {
            body.fault("color", "The color must be a color such as #3fb65b.");
            return Given.absent();
        }
        return Given.of(color);
    }
}
