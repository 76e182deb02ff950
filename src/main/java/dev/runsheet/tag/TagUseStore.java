package dev.runsheet.tag;

import dev.runsheet.base.Actor;
import dev.runsheet.base.TagId;
import dev.runsheet.people.SightStore;
import dev.runsheet.people.Viewer;
import dev.runsheet.platform.db.Row;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// What tags are on: SQL in, records out.
final class TagUseStore {
    private static final String TEMPLATES =
            """
            select g.id, p.live_templates, p.archived_templates, r.live_runs, r.archived_runs
              from tag g
             cross join lateral (
                   select count(*) filter (where p.archived_at is null) as live_templates,
                          count(*) filter (where p.archived_at is not null) as archived_templates
                     from template p
                    where p.org_id = :org and p.tag_ids <> '{}' and p.tag_ids @> array[g.id]
                      and
            """;

    private static final String RUNS =
            """
                   ) p
             cross join lateral (
                   select count(*) filter (where r.archived_at is null) as live_runs,
                          count(*) filter (where r.archived_at is not null) as archived_runs
                     from run r
                    where r.org_id = :org and r.tag_ids <> '{}' and r.tag_ids @> array[g.id]
                      and
            """;

    private TagUseStore() {}

    static Map<TagId, TagUse> of(Handle tx, Actor viewer, List<TagId> tags) {
        return tx.createQuery(
                        TEMPLATES
                                + SightStore.ofTemplates(viewer)
                                + RUNS
                                + SightStore.ofManyRuns(viewer)
                                + """
                                       ) r
                                 where g.org_id = :org and g.id = any(:tags)
                                """)
                .bind("org", viewer.org())
                .bindMethods("viewer", Viewer.of(viewer))
                .bindArray("tags", TagId.class, tags)
                .map(Row.of(TagUseStore::use))
                .collect(Collectors.toMap(TagUse::tag, Function.identity()));
    }

    private static TagUse use(Row row) {
        return new TagUse(
                row.id("id", TagId::new),
                row.number("live_templates"),
                row.number("archived_templates"),
                row.number("live_runs"),
                row.number("archived_runs"));
    }
}
