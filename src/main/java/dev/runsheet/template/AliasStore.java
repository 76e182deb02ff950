package dev.runsheet.template;

import dev.runsheet.base.OrgId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Asks which aliases the steps and fields of an organization's templates have.
final class AliasStore {
    private AliasStore() {}

    /// Those of `aliases` that are in use. It looks into every template, which only imports ask
    /// for.
    static Set<String> taken(Handle tx, OrgId org, Collection<String> aliases) {
        if (aliases.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(
                tx.createQuery(
                                """
                                select distinct a.name
                                  from template t
                                  join template_version v
                                    on v.org_id = t.org_id and v.template_id = t.id and v.version = t.version
                                 cross join lateral (select jsonb_path_query(v.content, '$.**.alias') #>> '{}' as name) a
                                 where t.org_id = :org and a.name = any(:aliases)
                                """)
                        .bind("org", org)
                        .bindArray("aliases", String.class, List.copyOf(aliases))
                        .mapTo(String.class)
                        .list());
    }
}
