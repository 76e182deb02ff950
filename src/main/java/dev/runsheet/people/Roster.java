package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.FileId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.form.People;
import dev.runsheet.people.RosterStore.Everybody;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// What an answer of `actor` may name: members and groups, read at the first question, and files.
public final class Roster implements People {
    private final Handle tx;
    private final Actor actor;
    private Everybody everybody;

    public Roster(Handle tx, Actor actor) {
        this.tx = tx;
        this.actor = actor;
    }

    @Override
    public boolean isMember(MemberId id) {
        return everybody().members().contains(id);
    }

    @Override
    public boolean isGroup(GroupId id) {
        return everybody().groups().contains(id);
    }

    @Override
    public boolean areFiles(Set<FileId> ids) {
        return ids.isEmpty() || RosterStore.files(tx, actor, ids).containsAll(ids);
    }

    private Everybody everybody() {
        if (everybody == null) {
            everybody = RosterStore.everybody(tx, actor.org());
        }
        return everybody;
    }
}
