package dev.runsheet.custom;

import dev.runsheet.base.Id;
import java.util.UUID;

/// Names one key of custom fields.
record KeyId(UUID value) implements Id {
    static KeyId fresh() {
        return new KeyId(Id.next());
    }
}
