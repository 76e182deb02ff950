package dev.runsheet.template;

/// A template with its newest content, which is what people read and edit. `isFrozen` says that
/// this content was launched or published, so that the next edit makes a new version.
record Draft(Template template, Content content, boolean isFrozen) {
    Draft with(Content changed) {
        return new Draft(template, changed, isFrozen);
    }

    Draft with(Template changed) {
        return new Draft(changed, content, isFrozen);
    }
}
