package dev.runsheet.people;

import dev.runsheet.base.Dates;
import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Role;
import dev.runsheet.base.TemplateId;
import dev.runsheet.deadline.DefaultDeadline;
import dev.runsheet.deadline.Determining;
import dev.runsheet.deadline.Span;
import dev.runsheet.deadline.Weekdays;
import dev.runsheet.deadline.WorkingTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

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

    private static final String ONBOARDS_SINCE = "onboards_since";
    private static final int MONTHS = 18;

    static Organization founded(OrgId id, String name, String timezone, Instant now) {
        return new Organization(id, name, slug(name), timezone, Map.of(), now, now);
    }

    public WorkingTime workingTime() {
        return WorkingTime.of(
                timezone,
                Determining.isByWorkdays(object("settings")) ? object(Setting.WORKING_DAYS) : null);
    }

    public DefaultDeadline defaultDeadline() {
        return DefaultDeadline.of(object(Setting.DEFAULT_DEADLINE));
    }

    /// How dates stand in the calls of its webhooks: as everywhere, or for people.
    public boolean writesDatesForPeople() {
        return FOR_PEOPLE.equals(settings.get(Setting.DATES));
    }

    /// How often a call is made again that failed; empty as long as the server says it.
    public OptionalInt webhookRetries() {
        return settings.get(Setting.RETRIES) instanceof Number number
                ? OptionalInt.of(number.intValue())
                : OptionalInt.empty();
    }

    /// Since when a completed run is put away by now; empty where that is left to people.
    public Optional<Instant> archivesWhatIsBefore(Instant now) {
        return isOn(Setting.ARCHIVES)
                ? Optional.of(Span.of(object(Setting.ARCHIVES_AFTER)).before(now))
                : Optional.empty();
    }

    /// Since when an open task is completed by now; empty where that is left to people.
    public Optional<Instant> completesWhatIsBefore(Instant now) {
        var months =
                settings.get(Setting.COMPLETES_AFTER) instanceof Number chosen
                        ? chosen.intValue()
                        : MONTHS;
        return isOn(Setting.COMPLETES)
                ? Optional.of(now.atZone(ZoneOffset.UTC).minusMonths(months).toInstant())
                : Optional.empty();
    }

    /// The days on which members get a digest.
    public Set<DayOfWeek> digestDays() {
        return Weekdays.of(settings.get(Setting.DIGESTS));
    }

    /// The days on which guests get a digest.
    public Set<DayOfWeek> guestDigestDays() {
        return Weekdays.of(settings.get(Setting.GUEST_DIGESTS));
    }

    /// Whether a new template is its owner's alone until it is shared.
    public boolean keepsTemplatesPrivate() {
        return isOn(Setting.TEMPLATES_PRIVATE);
    }

    /// What is launched for whoever joins from `onboardsSince` on.
    public Optional<TemplateId> onboardingTemplate() {
        return isOn(Setting.ONBOARDS)
                        && settings.get(Setting.ONBOARDING) instanceof String hex
                        && onboardsSince().isPresent()
                ? Id.parse(hex).map(TemplateId::new)
                : Optional.empty();
    }

    /// Who was there before is no newcomer.
    public Optional<Instant> onboardsSince() {
        return settings.get(ONBOARDS_SINCE) instanceof String text
                ? Dates.read(text)
                : Optional.empty();
    }

    /// Whether members who are no administrators may invite others; they may until it is forbidden.
    boolean letsMembersInvite() {
        return !Boolean.FALSE.equals(settings.get(Setting.MEMBERS_INVITE));
    }

    /// Whether standard members may manage groups; they may until it is forbidden.
    boolean letsMembersManageGroups() {
        return !Boolean.FALSE.equals(settings.get(Setting.MEMBERS_MANAGE_GROUPS));
    }

    /// `settings` as the connector knows it.
    Map<String, Object> determining() {
        return Determining.answer(object("settings"), object(Setting.WORKING_DAYS));
    }

    /// What somebody is who is invited as nothing in particular.
    Role defaultRole() {
        return settings.get(Setting.ROLE) instanceof String word
                ? Role.of(word).orElse(Role.STANDARD)
                : Role.STANDARD;
    }

    /// How many may be in the pool here, where that is fewer than everywhere.
    OptionalInt seats(Seats.Pool pool) {
        return settings.get(pool.setting()) instanceof Number most
                ? OptionalInt.of(most.intValue())
                : OptionalInt.empty();
    }

    Organization with(OrganizationChange change, Instant now) {
        var changed = new LinkedHashMap<>(settings);
        change.settings().forEach((key, value) -> put(changed, key, value));
        change.workdays()
                .map(days -> Determining.week(days, object(Setting.WORKING_DAYS)))
                .ifPresent(week -> changed.put(Setting.WORKING_DAYS, week));
        var wasOn = isOn(Setting.ONBOARDS);
        if (wasOn != Boolean.TRUE.equals(changed.get(Setting.ONBOARDS))) {
            put(changed, ONBOARDS_SINCE, wasOn ? null : Dates.millis(now));
        }
        return new Organization(
                id,
                change.name().or(name),
                change.slug().or(slug),
                change.timezone().or(timezone),
                changed,
                createdAt,
                now);
    }

    /// The same with something that is kept beside the settings.
    Organization with(String name, Map<String, Object> extra, Instant now) {
        var changed = new LinkedHashMap<>(settings);
        changed.put(name, extra);
        return new Organization(id, this.name, slug, timezone, changed, createdAt, now);
    }

    /// What is kept beside the settings, empty where nothing is.
    Map<String, Object> extra(String name) {
        var extra = object(name);
        return extra == null ? Map.of() : extra;
    }

    private static void put(Map<String, Object> settings, String key, Object value) {
        if (value == null) {
            settings.remove(key);
        } else {
            settings.put(key, value);
        }
    }

    private boolean isOn(String key) {
        return Boolean.TRUE.equals(settings.get(key));
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
