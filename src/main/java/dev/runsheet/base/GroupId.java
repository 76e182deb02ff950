package dev.runsheet.base;

import java.util.UUID;

/// Names one group of members and guests.
public record GroupId(UUID value) implements Id {
    public static GroupId fresh() {
        return new GroupId(Id.next());
    }
}
