package dev.runsheet.report;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.TagId;
import dev.runsheet.people.Names;
import dev.runsheet.people.Person;
import dev.runsheet.run.WholeRun;
import dev.runsheet.template.LabelStore;
import dev.runsheet.template.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// How the people, groups and tags of some runs are called, read at once for all of them.
final class Labels {
    private final Names names;
    private final Map<TagId, Tag> tags;

    private Labels(Names names, Map<TagId, Tag> tags) {
        this.names = names;
        this.tags = tags;
    }

    static Labels of(Handle tx, OrgId org, Collection<WholeRun> runs) {
        var owners =
                runs.stream()
                        .flatMap(
                                each ->
                                        Stream.concat(
                                                Stream.of(owner(each)),
                                                each.tasks().stream()
                                                        .map(task -> task.work().owners())))
                        .toList();
        var tags =
                runs.stream()
                        .flatMap(each -> each.run().details().tags().stream())
                        .collect(Collectors.toSet());
        return new Labels(Names.of(tx, org, owners), LabelStore.tags(tx, org, tags));
    }

    /// Whoever is gone has no name.
    String member(MemberId id) {
        Person person = names.member(id);
        return person == null ? "" : person.fullName();
    }

    String group(GroupId id) {
        var name = names.group(id);
        return "GROUP_" + id.hex() + "_" + (name == null ? "" : name);
    }

    String tags(List<TagId> ids) {
        return ids.stream()
                .filter(tags::containsKey)
                .map(id -> tags.get(id).title())
                .collect(Collectors.joining(", "));
    }

    private static Owners owner(WholeRun whole) {
        return new Owners(List.of(whole.run().details().owner()), List.of(), List.of());
    }
}
