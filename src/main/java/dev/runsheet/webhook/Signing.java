package dev.runsheet.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Which secrets an organization signs its calls with, by their generations: after a change the one
/// before it as well, until `previousUntil`, which is null otherwise.
record Signing(int generation, boolean isOn, Instant changedAt, Instant previousUntil) {
    List<Integer> generations(Instant now) {
        var generations = new ArrayList<Integer>();
        if (isOn) {
            generations.add(generation);
            if (previousUntil != null && previousUntil.isAfter(now)) {
                generations.add(generation - 1);
            }
        }
        return generations;
    }
}
