package dev.runsheet.people;

import dev.runsheet.activity.Changes;
import dev.runsheet.activity.Event;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.OrgId;
import java.util.LinkedHashSet;
import java.util.List;

/// What the feed says of an organization and its people.
final class Events {
    private Events() {}

    static Event founded(Organization organization) {
        return Event.of(
                Verb.CREATED,
                subject(organization.id()),
                null,
                "Founded organization: " + organization.name());
    }

    /// Somebody got in again who had lost every secret.
    static Event renewed(OrgId org, String email) {
        return Event.of(Verb.UPDATED, subject(org), null, "Renewed the access of " + email);
    }

    static List<Event> changes(Organization before, Organization after) {
        var changes = new Changes(subject(after.id()), "Updated organization: " + after.name());
        changes.note("name", before.name(), after.name())
                .note("slug", before.slug(), after.slug())
                .note("timezone", before.timezone(), after.timezone());
        var settings = new LinkedHashSet<>(before.settings().keySet());
        settings.addAll(after.settings().keySet());
        settings.forEach(
                key -> changes.note(key, before.settings().get(key), after.settings().get(key)));
        return changes.events();
    }

    /// `said` is the beginning of the line, which the name ends: `Invited member`.
    static Event of(Verb verb, String said, Member member) {
        return Event.of(verb, Subject.of(member.id()), null, said + ": " + name(member));
    }

    static List<Event> changes(Member before, Member after) {
        return new Changes(Subject.of(after.id()), "Changed the role of " + name(after))
                .note("role", before.role().word(), after.role().word())
                .events();
    }

    /// What a person tells about themselves.
    static List<Event> changes(Account before, Account after) {
        var changes =
                new Changes(Subject.of(after.id()), "Updated member: " + after.person().shownName())
                        .note("first_name", before.firstName(), after.firstName())
                        .note("last_name", before.lastName(), after.lastName())
                        .note("timezone", before.timezone(), after.timezone());
        var keys = new LinkedHashSet<>(before.profile().keySet());
        keys.addAll(after.profile().keySet());
        keys.forEach(key -> changes.note(key, before.profile().get(key), after.profile().get(key)));
        return changes.events();
    }

    static Event of(Verb verb, String said, Group group) {
        return Event.of(verb, subject(group), null, said + ": " + group.name());
    }

    static List<Event> changes(Group before, Group after) {
        return new Changes(subject(after), "Updated group: " + after.name())
                .note("name", before.name(), after.name())
                .note("description", before.description(), after.description())
                .note("members", before.members(), after.members())
                .note("guests", before.guests(), after.guests())
                .events();
    }

    static Event of(Verb verb, String said, JobTitle title) {
        return Event.of(verb, subject(title), null, said + ": " + title.name());
    }

    static List<Event> changes(JobTitle before, JobTitle after) {
        return new Changes(subject(after), "Updated role: " + after.name())
                .note("name", before.name(), after.name())
                .note("permissions", before.permissions(), after.permissions())
                .events();
    }

    static Event of(Verb verb, String said, Client client) {
        return Event.of(verb, subject(client.org()), null, said + ": " + client.name());
    }

    static List<Event> changes(Client before, Client after) {
        return new Changes(subject(after.org()), "Updated application: " + after.name())
                .note("name", before.name(), after.name())
                .note("redirect_uris", before.redirects(), after.redirects())
                .events();
    }

    static Event of(Verb verb, String said, Guest guest) {
        return Event.of(verb, Subject.ofGuest(guest.email()), null, said + ": " + guest.email());
    }

    static List<Event> changes(Guest before, Guest after) {
        return new Changes(Subject.ofGuest(after.email()), "Updated guest: " + after.email())
                .note(
                        Guest.ASSOCIATED,
                        before.details().get(Guest.ASSOCIATED),
                        after.details().get(Guest.ASSOCIATED))
                .events();
    }

    static Event welcomed(String guest) {
        return Event.of(Verb.CREATED, Subject.ofGuest(guest), null, "Added guest: " + guest);
    }

    private static Subject subject(OrgId org) {
        return Subject.of(Subject.Kind.ORGANIZATION, org);
    }

    private static Subject subject(JobTitle title) {
        return Subject.of(Subject.Kind.JOB_TITLE, title.id());
    }

    private static Subject subject(Group group) {
        return Subject.of(Subject.Kind.GROUP, group.id());
    }

    private static String name(Member member) {
        return member.account().person().shownName();
    }
}
