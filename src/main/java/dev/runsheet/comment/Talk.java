package dev.runsheet.comment;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Owners;

/// What the comments on a thing mean for the thing itself: how many of its issues are open, and who
/// may see it because somebody mentioned them.
public record Talk(int openIssues, Owners mentioned) {
    public static final Talk NONE = new Talk(0, Owners.NOBODY);

    public boolean hasIssue() {
        return openIssues > 0;
    }

    public boolean mentions(Actor actor) {
        return mentioned.includes(actor);
    }
}
