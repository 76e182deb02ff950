package dev.runsheet.people;

import dev.runsheet.base.Dates;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A guest on the wire (platform spec 6.1), with the link that lets them in.
public final class GuestJson {
    static final List<String> DETAILS =
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
                    Guest.ASSOCIATED,
                    "last_city",
                    "last_country",
                    "last_accessed_at");

    private static final String API = "/api";

    private final GuestCodes codes;

    public GuestJson(GuestCodes codes) {
        this.codes = codes;
    }

    /// `baseUrl` is how the client reached the API.
    public Map<String, Object> of(Guest guest, OrgId org, String baseUrl) {
        var code = codes.of(org, guest);
        var json = line(guest);
        json.put("created_at", Dates.millis(guest.createdAt()));
        json.put("deleted_at", null);
        json.put("disabled_at", Dates.millis(guest.disabled().at()));
        json.put("last_accessed_at", null);
        json.put("last_known_ip", null);
        json.put("last_known_country", null);
        json.put("guest_code", code);
        json.put("guest_id", code);
        json.put("link", site(baseUrl) + "/guest-all-task/" + org.hex() + "/" + code);
        json.put("details", details(guest));
        return json;
    }

    /// One that is gone: its link leads nowhere.
    public Map<String, Object> ofDeleted(Guest guest, OrgId org, String baseUrl, Instant at) {
        var json = of(guest, org, baseUrl);
        json.put("deleted_at", Dates.millis(at));
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
        details.put("disabled_at", Dates.millis(guest.disabled().at()));
        details.put("disabled_by", number(guest.disabled().by()));
        details.put("reactivated_at", Dates.millis(guest.reactivated().at()));
        details.put("reactivated_by", number(guest.reactivated().by()));
        return details;
    }

    private static Long number(MemberId id) {
        return id == null ? null : id.value();
    }

    /// People reach the server beside the API.
    static String site(String baseUrl) {
        return baseUrl.endsWith(API)
                ? baseUrl.substring(0, baseUrl.length() - API.length())
                : baseUrl;
    }
}
