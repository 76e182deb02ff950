package dev.runsheet.people;

import dev.runsheet.base.Dates;
import dev.runsheet.base.MemberId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/// A member as the wire calls a user (platform spec 5.1).
public final class MemberJson {
    private MemberJson() {}

    /// `now` decides on which side of a change of the clocks the zone is; `baseUrl` is where the
    /// caller reaches us.
    public static Map<String, Object> of(Member member, String baseUrl, Instant now) {
        boolean isActive = member.status() == Member.Status.ACTIVE;
        var json = account(member.account(), now);
        json.put("profile_pic", Portrait.url(member.photo(), baseUrl));
        json.put("active", isActive);
        json.put("is_active", isActive);
        json.put("complete", isActive);
        json.put("type", isActive ? member.role().word() : null);
        json.put("activated_at", Dates.millis(member.activatedAt()));
        json.put("approved_at", Dates.millis(member.joinedAt()));
        json.put("role", member.role().word());
        json.put("status", member.status().word());
        json.put("is_default_admin", member.isDefaultAdmin());
        json.put("invited_by", number(member.invitedBy()));
        json.put("disabled_at", Dates.millis(member.disabled().at()));
        json.put("disabled_by", number(member.disabled().by()));
        json.put("reactivated_at", Dates.millis(member.reactivated().at()));
        json.put("reactivated_by", number(member.reactivated().by()));
        json.put("last_accessed_at", null);
        json.put("last_known_ip", null);
        json.put("last_known_country", null);
        return json;
    }

    /// What a person is outside of any organization, where nobody has a photo.
    static Map<String, Object> account(Account account, Instant now) {
        var profile = account.profile();
        var json = person(account);
        json.put("locale", profile.getOrDefault("locale", "en"));
        json.put("active", true);
        json.put("is_active", true);
        json.put("is_suspended", false);
        json.put("complete", true);
        json.put("created_at", Dates.millis(account.createdAt()));
        json.put("updated_at", Dates.millis(account.updatedAt()));
        json.put("last_updated", Dates.millis(account.updatedAt()));
        json.put("last_login_at", Dates.millis(account.lastLoginAt()));
        json.put("support_user", false);
        json.put("country_id", profile.get("country_id"));
        json.put("phone", profile.get("phone"));
        json.put("job_title", profile.get("job_title"));
        json.put("job_description", profile.get("job_description"));
        json.put("team", profile.get("team"));
        json.put("timezone", account.timezone());
        json.put("UTC_offset", offset(account.timezone(), now));
        json.put("date_format", profile.getOrDefault("date_format", "mm/dd/yyyy"));
        return json;
    }

    /// A row of the flat list.
    static Map<String, Object> line(Member member, String baseUrl) {
        var json = person(member.account());
        json.put("profile_pic", Portrait.url(member.photo(), baseUrl));
        json.put("status", member.status().word());
        return json;
    }

    /// What is left to say of somebody who is gone (platform spec 5.8).
    public static Map<String, Object> gone(Member member) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", member.id().value());
        json.put("email", member.account().email());
        json.put("first_name", member.account().firstName());
        json.put("last_name", member.account().lastName());
        json.put("role", member.role().word());
        json.put("status", member.status().word());
        return json;
    }

    /// What an application hears of the member it created.
    static Map<String, Object> created(Member member) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", member.id().value());
        json.put("email", member.account().email());
        json.put("first_name", member.account().firstName());
        json.put("last_name", member.account().lastName());
        json.put("role", member.role().word());
        json.put("created_at", Dates.millis(member.joinedAt()));
        return json;
    }

    private static Map<String, Object> person(Account account) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", account.id().value());
        json.put("email", account.email());
        json.put("username", account.username());
        json.put("first_name", account.firstName());
        json.put("last_name", account.lastName());
        json.put("full_name", account.person().fullName());
        json.put("profile_pic", null);
        return json;
    }

    private static Long number(MemberId id) {
        return id == null ? null : id.value();
    }

    private static String offset(String timezone, Instant now) {
        var offset = ZoneId.of(timezone).getRules().getOffset(now);
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }
}
