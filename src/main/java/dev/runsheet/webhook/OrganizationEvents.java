package dev.runsheet.webhook;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;

/// What the feed is told of what administrators do about webhooks. Where the calls go is a secret
/// between the two.
final class OrganizationEvents {
    private OrganizationEvents() {}

    static Event of(Actor actor, String said) {
        return Event.of(
                        Verb.UPDATED,
                        Subject.of(Subject.Kind.ORGANIZATION, actor.org()),
                        null,
                        said + " of the organization")
                .changing("watchers", null);
    }
}
