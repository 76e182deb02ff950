package dev.runsheet.template;

import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.platform.db.Row;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Finds the templates that name a group, a tag, a folder or a member.
final class ForgottenTemplateStore {
    private ForgottenTemplateStore() {}

    /// In themselves, or in their newest version; always in one order, so that two who look for
    /// templates to change do not wait for each other.
    static List<TemplateId> naming(Handle tx, OrgId org, Id id) {
        return tx.createQuery(
                        """
                        select t.id
                          from template t
                          join template_version v on v.org_id = t.org_id and v.template_id = t.id and v.version = t.version
                         where t.org_id = :org
                           and (t.folder_id = :id or :id = any(t.group_ids) or :id = any(t.tag_ids)
                                or strpos(cast(t.grants as text), :hex) > 0 or strpos(cast(v.content as text), :hex) > 0)
                         order by t.id
                        """)
                .bind("org", org)
                .bind("id", id.value())
                .bind("hex", id.hex())
                .map(Row.of(row -> row.id("id", TemplateId::new)))
                .list();
    }

    /// Those whose newest version gives a step to the member, or has a rule that does.
    static List<TemplateId> naming(Handle tx, OrgId org, MemberId member) {
        return tx.createQuery(
                        """
                        select t.id
                          from template t
                          join template_version v on v.org_id = t.org_id and v.template_id = t.id and v.version = t.version
                         where t.org_id = :org
                           and jsonb_path_exists(v.content, '$.**.members[*] ? (@ == $member)',
                                                 jsonb_build_object('member', cast(:member as bigint)))
                         order by t.id
                        """)
                .bind("org", org)
                .bind("member", member)
                .map(Row.of(row -> row.id("id", TemplateId::new)))
                .list();
    }
}
