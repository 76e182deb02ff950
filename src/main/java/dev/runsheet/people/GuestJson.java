package dev.runsheet.people;

import dev.runsheet.base.Dates;
import dev.runsheet.base.OrgId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A guest on the wire (platform spec 6.1).
final class GuestJson {
    private static final List<String> DETAILS =
            List.of(
                    "status",
                    "phone_1",
                    "phone_2",
                    "timezone",
                    "image_url",
                    "contact_url",
                    "company_url",
                    "opportunity_url",
                    "company_name",
                    "opportunity_name",
                    "external_sync_source",
                    "external_date_creation",
                    "cadence_days",
                    "associated_members",
                    "last_city",
                    "last_country",
                    "last_accessed_at");

    private GuestJson() {}

    /// `site` is where people reach the server, without a slash at the end.
    static Map<String, Object> of(Guest guest, String code, OrgId org, String site) {
        var json = line(guest);
        json.put("created_at", Dates.millis(guest.createdAt()));
        json.put("deleted_at", null);
        json.put("disabled_at", Dates.millis(guest.disabledAt()));
        json.put("last_accessed_at", null);
        json.put("last_known_ip", null);
        json.put("last_known_country", null);
        json.put("guest_code", code);
        json.put("guest_id", code);
        json.put("link", site + "/guest-all-task/" + org.hex() + "/" + code);
        json.put("details", details(guest));
        return json;
    }

    /// A row of the flat list.
    static Map<String, Object> line(Guest guest) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", guest.id());
        json.put("email", guest.email());
        json.put("first_name", guest.firstName());
        json.put("last_name", guest.lastName());
        return json;
    }

    private static Map<String, Object> details(Guest guest) {
        var details = new LinkedHashMap<String, Object>();
        DETAILS.forEach(key -> details.put(key, guest.details().get(key)));
        details.put("disabled_at", Dates.millis(guest.disabledAt()));
        details.put("disabled_by", null);
        details.put("reactivated_at", null);
        details.put("reactivated_by", null);
        return details;
    }
}
