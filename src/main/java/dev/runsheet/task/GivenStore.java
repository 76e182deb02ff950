package dev.runsheet.task;

import dev.runsheet.base.Owners;
import dev.runsheet.task.TaskFilter.Archived;
import dev.runsheet.task.TaskFilterStore.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Whom the tasks of a list are given to, as conditions of a statement that calls the task, or what
/// stands for it, `t`.
final class GivenStore {
    private static final String ASSIGNED =
            """
            t.id in (select a.id
                       from task_assignment a
                      where a.org_id = :org and a.assignee = any(
            """;

    private GivenStore() {}

    /// One of these people has it: how their open tasks are found, and who they are among all whom
    /// tasks are given to.
    record Given(String open, String assignees) {
        private static final Given OWNERS =
                new Given("t.member_ids && :owners", "cast(:owners as text[])");
        private static final Given GUESTS =
                new Given("t.guest_emails && :guests", "cast(:guests as text[])");
        private static final Given GROUPS =
                new Given("t.group_ids && :groups", "cast(:groups as text[])");

        /// Only the arms that can find something, so that each one has its index.
        static Given to(Owners people) {
            var arms = new ArrayList<String>();
            if (!people.members().isEmpty()) {
                arms.add("t.member_ids && :assignedTo.members");
            }
            if (!people.guests().isEmpty()) {
                arms.add("t.guest_emails && :assignedTo.guests");
            }
            if (!people.groups().isEmpty()) {
                arms.add("t.group_ids && :assignedTo.groups");
            }
            return new Given(
                    arms.isEmpty() ? "false" : String.join(" or ", arms),
                    "cast(:assignedTo.members as text[]) || cast(:assignedTo.guests as text[])"
                            + " || cast(:assignedTo.groups as text[])");
        }
    }

    static List<Given> people(TaskFilter filter) {
        var people = new ArrayList<Given>();
        if (filter.assignedTo() != null) {
            people.add(Given.to(filter.assignedTo()));
        }
        if (filter.owners() != null) {
            people.add(Given.OWNERS);
        }
        if (filter.guests() != null) {
            people.add(Given.GUESTS);
        }
        if (filter.groups() != null) {
            people.add(Given.GROUPS);
        }
        return people;
    }

    /// Open tasks have indexes of those whom they are given to; all others are found by their
    /// assignments.
    static Stream<String> conditions(TaskFilter filter, Source source) {
        var people = people(filter);
        if (isOpen(filter)) {
            return people.stream().map(Given::open);
        }
        var assigned = people.stream().map(each -> ASSIGNED + each.assignees() + "))");
        return source == Source.ASSIGNMENTS
                ? Stream.concat(
                        Stream.of("t.assignee = any(" + people.getFirst().assignees() + ")"),
                        assigned.skip(1))
                : assigned;
    }

    private static boolean isOpen(TaskFilter filter) {
        return filter.archived() == Archived.WITHOUT
                && switch (filter.status()) {
                    case OPEN, NOT_STARTED, OVERDUE, DUE_SOON -> true;
                    case EVERY, VISIBLE, COMPLETED, HIDDEN, PROBLEM -> false;
                };
    }
}
