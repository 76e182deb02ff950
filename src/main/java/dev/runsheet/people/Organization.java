package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.deadline.DefaultDeadline;
import dev.runsheet.deadline.WorkingTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A company with its settings, which are kept as they are written on the wire.
public record Organization(
        OrgId id,
        String name,
        String slug,
        String timezone,
        Map<String, Object> settings,
        Instant createdAt,
        Instant lastUpdated) {
    /// The two ways to write dates in webhooks, in the words of the wire (platform spec 15.1).
    static final String FOR_PROGRAMS = "yyyy-MM-ddTHH:mm:ssZ";

    static final String FOR_PEOPLE = "d/m/Y h:i A T";

    static Organization founded(OrgId id, String name, String timezone, Instant now) {
        return new Organization(id, name, slug(name), timezone, Map.of(), now, now);
    }

    public WorkingTime workingTime() {
        return WorkingTime.of(timezone, object("working_days"));
    }

    public DefaultDeadline defaultDeadline() {
        return DefaultDeadline.of(object("default_deadline"));
    }

    /// How dates stand in the calls of its webhooks: as everywhere, or for people.
    public boolean writesDatesForPeople() {
        return FOR_PEOPLE.equals(webhookDates());
    }

    /// Null until one was chosen.
    String webhookDates() {
        return (String) settings.get("webhook_date_field_format");
    }

    /// Whether members who are no administrators may invite others; they may until it is forbidden.
    boolean letsMembersInvite() {
        return !Boolean.FALSE.equals(settings.get("allow_user_invite"));
    }

    /// Whether standard members may manage groups; they may until it is forbidden.
    boolean letsMembersManageGroups() {
        return !Boolean.FALSE.equals(settings.get("allow_manage_groups"));
    }

    Organization with(OrganizationChange change, Instant now) {
        var changed = new LinkedHashMap<>(settings);
        change.settings()
                .forEach(
                        (key, value) -> {
                            if (value == null) {
                                changed.remove(key);
                            } else {
                                changed.put(key, value);
                            }
                        });
        return new Organization(
                id,
                change.name().or(name),
                change.slug().or(slug),
                change.timezone().or(timezone),
                changed,
                createdAt,
                now);
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }

    /// The setting as an object, or null when nothing was chosen.
    private Map<String, Object> object(String key) {
        if (!(settings.get(key) instanceof Map<?, ?> map)) {
            return null;
        }
        var object = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> object.put((String) name, value));
        return object;
    }
}
