package dev.runsheet.notify;

import dev.runsheet.base.OrgId;
import dev.runsheet.letter.Letter;
import dev.runsheet.letter.Letter.Button;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What somebody has to do, for a letter in the morning: what is late, what is due soon, and the
/// rest.
record Digest(Recipient to, List<Item> items, Instant now) {
    /// One task; `run` and `deadline` may be null.
    record Item(String title, String run, Instant deadline) {}

    private static final Duration SOON = Duration.ofDays(1);

    /// Nobody reads more; the rest is counted.
    private static final int MOST = 20;

    Optional<Letter> letter(OrgId org) {
        if (items.isEmpty()) {
            return Optional.empty();
        }
        var lines = new ArrayList<String>();
        lines.add("Good morning. This is what waits for you:");
        section(lines, "Overdue", this::isLate);
        section(lines, "Due soon", this::isSoon);
        section(lines, "Open", this::isOther);
        return Optional.of(
                new Letter(
                        org,
                        Kind.DIGEST.word(),
                        to.email(),
                        subject(),
                        lines,
                        Optional.of(Button.to("Open your tasks", path(org))),
                        Optional.of(Kind.DIGEST.word())));
    }

    private String path(OrgId org) {
        return to.isGuest() ? "/guest-all-task/" + org.hex() + "/{guest}" : "/tasks";
    }

    private String subject() {
        return "Your tasks: "
                + Stream.of(
                                count(this::isLate, "overdue"),
                                count(this::isSoon, "due soon"),
                                count(this::isOther, "open"))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", "));
    }

    private Optional<String> count(Predicate<Item> which, String word) {
        long n = items.stream().filter(which).count();
        return n == 0 ? Optional.empty() : Optional.of(n + " " + word);
    }

    private void section(List<String> lines, String title, Predicate<Item> which) {
        var found = items.stream().filter(which).toList();
        if (found.isEmpty()) {
            return;
        }
        var section = new ArrayList<String>();
        section.add(title + ":");
        found.stream().limit(MOST).map(this::line).forEach(section::add);
        if (found.size() > MOST) {
            section.add("and " + (found.size() - MOST) + " more");
        }
        lines.add(String.join("\n", section));
    }

    private String line(Item item) {
        return "• "
                + item.title()
                + Optional.ofNullable(item.run()).map(run -> " in " + run).orElse("")
                + Optional.ofNullable(item.deadline())
                        .map(at -> ", due " + Words.due(at, to.zone()))
                        .orElse("");
    }

    private boolean isLate(Item item) {
        return item.deadline() != null && item.deadline().isBefore(now);
    }

    private boolean isSoon(Item item) {
        return item.deadline() != null && !isLate(item) && item.deadline().isBefore(now.plus(SOON));
    }

    private boolean isOther(Item item) {
        return !isLate(item) && !isSoon(item);
    }
}
