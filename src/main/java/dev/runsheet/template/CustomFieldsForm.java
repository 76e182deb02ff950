package dev.runsheet.template;

import dev.runsheet.base.Body;
import dev.runsheet.base.OrgId;
import dev.runsheet.custom.Holder;
import dev.runsheet.custom.KeyStore;
import dev.runsheet.custom.Keys;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Reads the custom fields that a template brings with it; what this organization has no key for is
/// left behind. Keys are asked for once, and only where something has values.
final class CustomFieldsForm {
    private static final String SENT = "custom_fields";

    private final Handle tx;
    private final OrgId org;
    private final Map<Holder, Keys> keys = new EnumMap<>(Holder.class);

    CustomFieldsForm(Handle tx, OrgId org) {
        this.tx = tx;
        this.org = org;
    }

    Map<String, Object> read(Body entry, Holder holder) {
        return entry.raw(SENT) instanceof Map<?, ?> values && !values.isEmpty()
                ? keys.computeIfAbsent(holder, each -> KeyStore.of(tx, org, each)).fitting(values)
                : Map.of();
    }
}
