package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Owners;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who has which right on a template; a right that is not named is everyone's.
record Grants(Map<Grant, Circle> circles) {
    static final Grants OPEN = new Grants(Map.of());

    /// Its owner's and the administrators' alone.
    static final Grants PRIVATE =
            new Grants(
                    Stream.of(Grant.values())
                            .collect(
                                    Collectors.toMap(
                                            Function.identity(), _ -> Circle.of(Owners.NOBODY))));

    Grants {
        circles = circles == null ? Map.of() : Map.copyOf(circles);
    }

    Circle of(Grant grant) {
        return circles.getOrDefault(grant, Circle.EVERYONE);
    }

    Grants with(Grant grant, Circle circle) {
        var changed = new EnumMap<Grant, Circle>(Grant.class);
        changed.putAll(circles);
        changed.put(grant, circle);
        return new Grants(changed);
    }

    boolean give(Grant grant, Actor actor) {
        return of(grant).includes(actor);
    }

    /// Any one right keeps the template in sight.
    boolean giveAny(Actor actor) {
        return seers().includes(actor);
    }

    Circle seers() {
        return Circle.union(Stream.of(Grant.values()).map(this::of).toList());
    }
}
