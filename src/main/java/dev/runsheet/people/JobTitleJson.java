package dev.runsheet.people;

import dev.runsheet.base.Dates;
import java.util.LinkedHashMap;
import java.util.Map;

/// A job title on the wire, where it is a role (platform spec 4.5).
final class JobTitleJson {
    private JobTitleJson() {}

    static Map<String, Object> of(JobTitle title) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", title.id().hex());
        json.put("name", title.name());
        json.put("permissions", title.permissions());
        json.put("created_at", Dates.millis(title.createdAt()));
        json.put("updated_at", Dates.millis(title.lastUpdated()));
        return json;
    }
}
