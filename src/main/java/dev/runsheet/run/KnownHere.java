package dev.runsheet.run;

import dev.runsheet.base.Body;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.JobTitleId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.TagId;
import dev.runsheet.form.People;
import dev.runsheet.people.JobTitleStore;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Checks that what a run is given belongs to its organization; what does not is a fault under its
/// place.
final class KnownHere {
    private final Handle tx;
    private final OrgId org;
    private final People people;
    private final Body body;

    KnownHere(Handle tx, OrgId org, People people, Body body) {
        this.tx = tx;
        this.org = org;
        this.people = people;
        this.body = body;
    }

    void member(String key, MemberId id) {
        if (id != null && !people.isMember(id)) {
            body.fault(key, "The selected " + Body.words(key) + " is invalid.");
        }
    }

    void members(String key, List<MemberId> ids) {
        each(key, ids, people::isMember);
    }

    void groups(String key, List<GroupId> ids) {
        each(key, ids, people::isGroup);
    }

    void tags(String key, List<TagId> ids) {
        var known = ids.isEmpty() ? Set.of() : Set.copyOf(RunStore.tags(tx, org, ids));
        each(key, ids, known::contains);
    }

    void folders(String key, List<FolderId> ids) {
        var known = ids.isEmpty() ? Set.of() : Set.copyOf(RunStore.folders(tx, org, ids));
        each(key, ids, known::contains);
    }

    void roles(String key, Set<JobTitleId> ids) {
        var known = ids.isEmpty() ? Set.of() : JobTitleStore.names(tx, org).keySet();
        for (var id : ids) {
            if (!known.contains(id)) {
                var path = key + "." + id.hex();
                body.fault(path, "The selected " + path + " is invalid.");
            }
        }
    }

    private <T> void each(String key, List<T> ids, Predicate<T> isKnown) {
        for (int i = 0; i < ids.size(); i++) {
            if (!isKnown.test(ids.get(i))) {
                body.fault(key + "." + i, "The selected " + key + "." + i + " is invalid.");
            }
        }
    }
}
