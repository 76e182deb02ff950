package dev.runsheet.template;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.platform.db.Row;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// All SQL about the stars that members give to templates.
final class StarStore {
    private StarStore() {}

    static void add(Handle tx, OrgId org, TemplateId id, MemberId member) {
        tx.createUpdate(
                        """
                        insert into template_star (org_id, template_id, member_id)
                        values (:org, :id, :member)
                            on conflict (org_id, template_id, member_id) do nothing
                        """)
                .bind("org", org)
                .bind("id", id)
                .bind("member", member)
                .execute();
    }

    static void remove(Handle tx, OrgId org, TemplateId id, MemberId member) {
        tx.createUpdate(
                        """
                        delete from template_star s
                         where s.org_id = :org and s.template_id = :id and s.member_id = :member
                        """)
                .bind("org", org)
                .bind("id", id)
                .bind("member", member)
                .execute();
    }

    /// Those of `ids` that the member starred.
    static Set<TemplateId> of(Handle tx, OrgId org, MemberId member, Collection<TemplateId> ids) {
        return tx.createQuery(
                        """
                        select s.template_id
                          from template_star s
                         where s.org_id = :org and s.template_id = any(:ids) and s.member_id = :member
                        """)
                .bind("org", org)
                .bindArray("ids", TemplateId.class, List.copyOf(ids))
                .bind("member", member)
                .map(Row.of(row -> row.id("template_id", TemplateId::new)))
                .collect(Collectors.toSet());
    }
}
