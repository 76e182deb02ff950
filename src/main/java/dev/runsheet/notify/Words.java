package dev.runsheet.notify;

import dev.runsheet.base.OrgId;
import dev.runsheet.letter.Letter;
import dev.runsheet.letter.Letter.Button;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Says notices, in a line for the list within the product and in letters.
final class Words {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu 'at' HH:mm zzz", Locale.ENGLISH);

    private Words() {}

    /// One sentence without a full stop.
    static String line(Notice notice) {
        var it = notice.about().title() + notice.about().within();
        var by = by(notice);
        return switch (notice.kind()) {
            case MENTIONED -> by + " mentioned you on " + it;
            case ISSUE -> by + " reported an issue with " + it;
            case REMINDED -> by + " reminds you of " + it;
            case REOPENED -> by + " reopened " + it;
            case ASSIGNED -> "A task for you: " + it;
            case OVERDUE -> "Overdue: " + it;
            case DUE_SOON -> "Due soon: " + it;
            case COMMENTED -> by + " commented on " + it;
            case COMPLETED -> "All is done in " + it;
            case WATCHED -> notice.said();
            case DIGEST -> it;
        };
    }

    /// About one thing, or about several of a kind at one moment.
    static Letter letter(OrgId org, List<Notice> notices) {
        var first = notices.getFirst();
        return new Letter(
                org,
                first.kind().word(),
                first.to().email(),
                subject(notices),
                lines(notices),
                Optional.of(button(org, notices)),
                off(first));
    }

    private static Optional<String> off(Notice notice) {
        return notice.to().isGuest() || !notice.kind().mayBeOff()
                ? Optional.empty()
                : Optional.of(notice.kind().word());
    }

    private static String subject(List<Notice> notices) {
        var first = notices.getFirst();
        var title = first.about().title();
        int n = notices.size();
        return switch (first.kind()) {
            case MENTIONED -> by(first) + " mentioned you: " + title;
            case ISSUE -> "Issue reported: " + title;
            case REMINDED -> "Reminder: " + title;
            case REOPENED -> "Reopened: " + title;
            case ASSIGNED ->
                    n == 1
                            ? "Task for you: " + title
                            : n + " tasks for you" + first.about().within();
            case OVERDUE -> n == 1 ? "Overdue: " + title : n + " tasks are overdue";
            case DUE_SOON -> n == 1 ? "Due soon: " + title : n + " tasks are due soon";
            case COMMENTED -> "New comment: " + title;
            case COMPLETED -> "Completed: " + title;
            case WATCHED, DIGEST -> title;
        };
    }

    private static List<String> lines(List<Notice> notices) {
        var first = notices.getFirst();
        var lines = new ArrayList<String>();
        lines.add(opening(first, notices.size()));
        switch (first.kind()) {
            case ASSIGNED, OVERDUE, DUE_SOON, REMINDED ->
                    notices.forEach(each -> lines.add(task(each.about(), first.to().zone())));
            default ->
                    Optional.ofNullable(first.said())
                            .filter(said -> !said.isBlank())
                            .ifPresent(said -> lines.add("“" + said + "”"));
        }
        return lines;
    }

    private static String opening(Notice first, int n) {
        var it = first.about().title() + first.about().within();
        var by = by(first);
        return switch (first.kind()) {
            case MENTIONED -> by + " mentioned you in a comment on " + it + ".";
            case ISSUE ->
                    by
                            + " reported an issue with "
                            + it
                            + (first.about().type() == Thing.Type.TASK
                                    ? ". It cannot be completed until the issue is resolved."
                                    : ".");
            case REMINDED -> by + " reminds you of a task" + first.about().within() + ".";
            case REOPENED -> by + " reopened " + it + ", so it is to be done again.";
            case ASSIGNED -> assigned(first, n);
            case OVERDUE -> n == 1 ? "This task is overdue." : "These tasks are overdue.";
            case DUE_SOON -> n == 1 ? "This task is due soon." : "These tasks are due soon.";
            case COMMENTED -> by + " commented on " + it + ".";
            case COMPLETED -> "All tasks of " + it + " are done.";
            case WATCHED, DIGEST -> it;
        };
    }

    /// On its own a task was given by somebody; in a run it came up as the work went on.
    private static String assigned(Notice first, int n) {
        if (first.about().run() == null && first.by() != null) {
            return first.by() + (n == 1 ? " has a task for you." : " has tasks for you.");
        }
        return (n == 1 ? "There is a task for you" : "There are tasks for you")
                + first.about().within()
                + ".";
    }

    private static String task(Thing task, ZoneId zone) {
        return task.deadline() == null
                ? task.title()
                : task.title() + "\nDue " + due(task.deadline(), zone);
    }

    /// As its reader counts the hours.
    static String due(Instant deadline, ZoneId zone) {
        return DAY.format(deadline.atZone(zone));
    }

    /// Guests have one page for all.
    private static Button button(OrgId org, List<Notice> notices) {
        var first = notices.getFirst();
        if (first.to().isGuest()) {
            return Button.to(
                    notices.size() == 1 ? "Open the task" : "Open your tasks",
                    "/guest-all-task/" + org.hex() + "/{guest}");
        }
        return notices.size() > 1
                ? Button.to("Open your tasks", "/tasks")
                : Button.to(label(first.about()), first.about().path());
    }

    private static String label(Thing about) {
        return switch (about.type()) {
            case TASK -> "Open the task";
            case RUN -> "Open the process";
            case TEMPLATE -> "Open the template";
        };
    }

    /// The server does things, too.
    private static String by(Notice notice) {
        return Optional.ofNullable(notice.by()).orElse("Runsheet");
    }
}
