package dev.runsheet.comment;

import dev.runsheet.base.CommentId;
import dev.runsheet.base.Given;

/// What somebody wants to do with the comments on a thing.
public sealed interface Saying {
    record Add(Label label, Audience audience, String content) implements Saying {}

    /// In the name of the server.
    record AddAsBot(String content) implements Saying {}

    /// Answers a problem, which is over then.
    record Resolve(CommentId problem, Audience audience, String content) implements Saying {}

    record Edit(CommentId id, String content, Given<Label> label, Given<Audience> audience)
            implements Saying {}

    record Delete(CommentId id) implements Saying {}
}
