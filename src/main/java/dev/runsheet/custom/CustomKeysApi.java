package dev.runsheet.custom;

import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Query;
import dev.runsheet.platform.http.Routes;
import org.jdbi.v3.core.Handle;

/// The keys of custom fields (platform spec 17).
public final class CustomKeysApi {
    private static final int ROWS = 10;
    private static final String KEYS = "/organizations/{org}/custom-field-keys";

    private CustomKeysApi() {}

    public static void mount(Routes routes) {
        routes.get(KEYS, CustomKeysApi::list);
        routes.post(KEYS, CustomKeysApi::create);
        routes.put(KEYS + "/{id}", CustomKeysApi::update);
        routes.delete(KEYS + "/{id}", CustomKeysApi::delete);
    }

    private static Answer list(Call call, Handle tx) {
        var page = call.page(ROWS);
        var found = KeyStore.list(tx, call.org(), filter(call.query()), page);
        return Answer.list(call, found.map(KeyJson::of), page);
    }

    private static Answer create(Call call, Handle tx) {
        return Answer.created(
                KeyJson.of(EditKeys.create(tx, call.actor(), call.body(), call.at())));
    }

    private static Answer update(Call call, Handle tx) {
        return Answer.ok(
                KeyJson.of(EditKeys.update(tx, call.actor(), id(call), call.body(), call.at())));
    }

    private static Answer delete(Call call, Handle tx) {
        EditKeys.delete(tx, call.actor(), id(call), call.at());
        return Answer.noContent();
    }

    private static KeyFilter filter(Query query) {
        var appliesTo = query.first("applies_to").orElse("");
        var sort = query.first("sort_by").or(() -> query.first("sort")).orElse("");
        boolean isDown = sort.startsWith("-");
        return new KeyFilter(
                Holder.of(appliesTo).map(Holder::word).orElse(appliesTo),
                query.first("key_type").orElse(""),
                query.first("field_type").orElse(""),
                query.optionalFlag("is_required").orElse(null),
                query.optionalFlag("is_active").orElse(null),
                query.first("q").orElse(""),
                isDown ? sort.substring(1) : sort,
                isDown
                        != query.first("sort_direction")
                                .filter("desc"::equalsIgnoreCase)
                                .isPresent());
    }

    private static KeyId id(Call call) {
        return call.id("id", KeyId::new);
    }
}
