package dev.runsheet.custom;

import dev.runsheet.base.Body;
import java.util.Map;

/// What somebody wants of the custom fields of one record.
public sealed interface Edit {
    /// The values that `before` becomes, or a refusal.
    Map<String, Object> of(Keys keys, Map<String, Object> before);

    /// All of them anew.
    record Replace(Body body) implements Edit {
        @Override
        public Map<String, Object> of(Keys keys, Map<String, Object> before) {
            return keys.replace(before, body);
        }
    }

    record Put(String key, Body body) implements Edit {
        @Override
        public Map<String, Object> of(Keys keys, Map<String, Object> before) {
            return keys.set(before, key, body);
        }
    }

    record Clear(String key) implements Edit {
        @Override
        public Map<String, Object> of(Keys keys, Map<String, Object> before) {
            return keys.clear(before, key);
        }
    }
}
