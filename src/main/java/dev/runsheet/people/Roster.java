package dev.runsheet.people;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.form.People;
import dev.runsheet.people.RosterStore.Everybody;
import org.jdbi.v3.core.Handle;

/// The members and groups that an answer may name, read at the first question.
public final class Roster implements People {
    private final Handle tx;
    private final OrgId org;
    private Everybody everybody;

    public Roster(Handle tx, OrgId org) {
        this.tx = tx;
        this.org = org;
    }

    @Override
    public boolean isMember(MemberId id) {
        return everybody().members().contains(id);
    }

    @Override
    public boolean isGroup(GroupId id) {
        return everybody().groups().contains(id);
    }

    private Everybody everybody() {
        if (everybody == null) {
            everybody = RosterStore.everybody(tx, org);
        }
        return everybody;
    }
}
