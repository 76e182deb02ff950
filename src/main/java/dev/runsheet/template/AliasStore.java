package dev.runsheet.template;

import dev.runsheet.base.OrgId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Asks which aliases the steps and fields of an organization's templates have.
final class AliasStore {
    private AliasStore() {}

    /// Those of `aliases` that a template has as it is now.
    static Set<String> taken(Handle tx, OrgId org, Collection<String> aliases) {
        return Set.copyOf(
                tx.createQuery(
                                """
                                select a.name
                                  from unnest(:aliases) as a (name)
                                 where exists (select
                                                 from template_version v
                                                 join template t
                                                   on t.org_id = v.org_id and t.id = v.template_id and t.version = v.version
                                                where v.org_id = :org
                                                  and jsonb_path_query_array(v.content, '$.**.alias') @> to_jsonb(a.name))
                                """)
                        .bind("org", org)
                        .bindArray("aliases", String.class, List.copyOf(aliases))
                        .mapTo(String.class)
                        .list());
    }
}
