package dev.runsheet.people;

import dev.runsheet.base.JobTitleId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Slice;
import dev.runsheet.platform.db.Listing;
import dev.runsheet.platform.db.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// All SQL about job titles.
public final class JobTitleStore {
    private JobTitleStore() {}

    /// What all of them are called.
    public static Map<JobTitleId, String> names(Handle tx, OrgId org) {
        var names = new LinkedHashMap<JobTitleId, String>();
        tx.createQuery(
                        """
                        select j.id, j.name
                          from job_title j
                         where j.org_id = :org
                         order by lower(j.name)
                        """)
                .bind("org", org)
                .map(Row.of(row -> Map.entry(row.id("id", JobTitleId::new), row.text("name"))))
                .forEach(each -> names.put(each.getKey(), each.getValue()));
        return names;
    }

    static JobTitle lock(Handle tx, OrgId org, JobTitleId id) {
        return tx.createQuery(
                        """
                        select j.id, j.name, j.permissions, j.created_at, j.last_updated
                          from job_title j
                         where j.org_id = :org and j.id = :id
                           for update
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(JobTitleStore::title))
                .findOne()
                .orElseThrow(() -> new NotFound("role").refuse());
    }

    static Slice<JobTitle> list(Handle tx, OrgId org, String text, String sort, Page page) {
        var found =
                new Listing(
                        """
                        select j.id, j.name, j.permissions, j.created_at, j.last_updated
                          from job_title j
                         where j.org_id = :org
                           and (:text = '' or strpos(lower(j.name), lower(:text)) > 0)
                        """,
                        order(sort));
        return found.read(
                tx, page, query -> query.bind("org", org).bind("text", text), JobTitleStore::title);
    }

    private static String order(String sort) {
        return switch (sort) {
            case "-name" -> " order by lower(j.name) desc\n";
            case "created_at" -> " order by j.created_at, j.id\n";
            case "-created_at" -> " order by j.created_at desc, j.id desc\n";
            case "updated_at" -> " order by j.last_updated, j.id\n";
            case "-updated_at" -> " order by j.last_updated desc, j.id desc\n";
            default -> " order by lower(j.name)\n";
        };
    }

    /// Whether another job title than `but` has this name; `but` may be null.
    static boolean isTaken(Handle tx, OrgId org, String name, JobTitleId but) {
        return tx.createQuery(
                        """
                        select exists (select 1
                                         from job_title j
                                        where j.org_id = :org and lower(j.name) = lower(:name)
                                          and (cast(:but as uuid) is null or j.id <> :but))
                        """)
                .bind("org", org)
                .bind("name", name)
                .bind("but", but)
                .mapTo(Boolean.class)
                .one();
    }

    static void insert(Handle tx, OrgId org, JobTitle title) {
        tx.createUpdate(
                        """
                        insert into job_title (org_id, id, name, permissions, created_at, last_updated)
                        values (:org, :id, :name, :permissions, :createdAt, :lastUpdated)
                        """)
                .bind("org", org)
                .bind("id", title.id())
                .bind("name", title.name())
                .bindArray("permissions", String.class, title.permissions())
                .bind("createdAt", title.createdAt())
                .bind("lastUpdated", title.lastUpdated())
                .execute();
    }

    static void save(Handle tx, OrgId org, JobTitle title) {
        tx.createUpdate(
                        """
                        update job_title j
                           set name = :name, permissions = :permissions, last_updated = :lastUpdated
                         where j.org_id = :org and j.id = :id
                        """)
                .bind("org", org)
                .bind("id", title.id())
                .bind("name", title.name())
                .bindArray("permissions", String.class, title.permissions())
                .bind("lastUpdated", title.lastUpdated())
                .execute();
    }

    static void delete(Handle tx, OrgId org, JobTitleId id) {
        tx.createUpdate(
                        """
                        delete from job_title j
                         where j.org_id = :org and j.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    private static JobTitle title(Row row) {
        return new JobTitle(
                row.id("id", JobTitleId::new),
                row.text("name"),
                row.texts("permissions"),
                row.instant("created_at"),
                row.instant("last_updated"));
    }
}
