package dev.runsheet.custom;

import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The custom fields of records (platform spec 17). Each package says how its records are read and
/// changed; what the routes are and how they answer is the same for all.
public final class CustomFieldsApi {
    private static final String FIELDS = "/custom-fields";
    private static final String FIELD = FIELDS + "/{key}";

    /// The values of the record in the path.
    public interface Reading {
        Map<String, Object> of(Call call, Handle tx);
    }

    /// Those that `edit` leaves it with.
    public interface Writing {
        Map<String, Object> of(Call call, Handle tx, Edit edit);
    }

    private CustomFieldsApi() {}

    /// Below `record`, which is the path of one.
    public static void serve(Routes routes, String record, Reading reading, Writing writing) {
        serveWhole(routes, record, reading, writing);
        routes.patch(
                record + FIELD,
                (call, tx) ->
                        answer(writing.of(call, tx, new Edit.Put(call.path("key"), call.body()))));
    }

    /// Without the change of one value: a launched template would be copied for each.
    public static void serveWhole(Routes routes, String record, Reading reading, Writing writing) {
        routes.get(record + FIELDS, (call, tx) -> answer(reading.of(call, tx)));
        routes.put(
                record + FIELDS,
                (call, tx) -> answer(writing.of(call, tx, new Edit.Replace(call.body()))));
        routes.delete(
                record + FIELD,
                (call, tx) -> answer(writing.of(call, tx, new Edit.Clear(call.path("key")))));
    }

    /// As PUT takes it.
    private static Answer answer(Map<String, Object> values) {
        var json = new LinkedHashMap<String, Object>();
        json.put("custom_fields", values);
        return Answer.ok(json);
    }
}
