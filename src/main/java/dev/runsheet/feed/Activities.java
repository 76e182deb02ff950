package dev.runsheet.feed;

import dev.runsheet.activity.Subject;
import dev.runsheet.base.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// What happened to each of several things that the viewer may see, as the feed tells it.
public final class Activities {
    private Activities() {}

    /// By the ids of the things; of one that nothing happened to there is nothing. Guests do not
    /// read the feed.
    public static Map<String, List<Map<String, Object>>> of(
            Handle tx, Actor viewer, Subject.Kind kind, Collection<String> ids) {
        var activities = new TreeMap<String, List<Map<String, Object>>>();
        if (!viewer.isGuest()) {
            FeedStore.about(tx, viewer.org(), kind, ids)
                    .forEach(
                            (id, lines) ->
                                    activities.put(id, lines.stream().map(FeedJson::of).toList()));
        }
        return activities;
    }
}
