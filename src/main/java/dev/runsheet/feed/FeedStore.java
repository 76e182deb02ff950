package dev.runsheet.feed;

import dev.runsheet.activity.Subject;
import dev.runsheet.base.Actor;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Slice;
import dev.runsheet.base.TemplateId;
import dev.runsheet.feed.Line.Doer;
import dev.runsheet.feed.Line.Entry;
import dev.runsheet.people.SightStore;
import dev.runsheet.people.Viewer;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Reads the feed. What each filter adds to its statements is in `FeedFilterStore`.
final class FeedStore {
    private static final int MOST_OF_EACH = 100;

    /// An update begins a line unless it goes on with the one that follows it: the same actor, the
    /// same subject.
    private static final String CHOSEN =
            """
                    select a.*,
                           a.verb <> 'updated'
                           or lag(concat_ws('|', a.verb, a.actor_type, a.actor_id, a.actor_email, a.entity_type, a.entity_id))
                                over (order by a.id desc)
                              is distinct from
                              concat_ws('|', a.verb, a.actor_type, a.actor_id, a.actor_email, a.entity_type, a.entity_id) as begins
                      from activity a
                     where a.org_id = :org
            """;

    private static final String DOER =
            """
            coalesce(p.member_id, g.id) as doer_id, coalesce(p.email, l.actor_email) as doer_email,
            p.username, coalesce(p.first_name, g.first_name) as first_name,
            coalesce(p.last_name, g.last_name) as last_name
            """;

    private static final String DOERS =
            """
              left join account p on l.actor_type = 'member' and p.member_id = l.actor_id
              left join guest g on l.actor_type = 'guest' and g.org_id = l.org_id and g.email = l.actor_email
            """;

    /// As `CHOSEN`, where each thing has a feed of its own.
    private static final String OF_EACH =
            """
                    select a.*,
                           a.verb <> 'updated'
                           or lag(concat_ws('|', a.verb, a.actor_type, a.actor_id, a.actor_email))
                                over (partition by a.entity_id order by a.id desc)
                              is distinct from
                              concat_ws('|', a.verb, a.actor_type, a.actor_id, a.actor_email) as begins
                      from activity a
                     where a.org_id = :org and a.entity_type = :kind and a.entity_id = any(:ids)
            """;

    private FeedStore() {}

    /// One row of a line, and the number of that line.
    private record Part(long number, Line line) {}

    static Slice<Line> list(Handle tx, Actor actor, FeedFilter filter, Page page) {
        var chosen = FeedFilterStore.of(actor, filter);
        long total = count(tx, actor.org(), chosen);
        long first = page.offset();
        long last = page.isAll() ? total : Math.min(total, first + page.size());
        if (first >= last) {
            return new Slice<>(List.of(), total);
        }
        return new Slice<>(
                filter.isOldestFirst()
                        ? lines(tx, actor.org(), chosen, total - last, total - first).reversed()
                        : lines(tx, actor.org(), chosen, first, last),
                total);
    }

    private static long count(Handle tx, OrgId org, FeedFilterStore chosen) {
        var query =
                tx.createQuery(
                        """
                        select count(*) filter (where c.begins)
                          from (
                        """
                                + CHOSEN
                                + chosen.sql()
                                + """
                               ) c
                        """);
        return chosen.bind(query).bind("org", org).mapTo(Long.class).one();
    }

    /// The lines behind number `first` up to number `last`, newest first.
    private static List<Line> lines(
            Handle tx, OrgId org, FeedFilterStore chosen, long first, long last) {
        var query =
                tx.createQuery(
                        "select l.*, "
                                + DOER
                                + """
                          from (select c.*, count(*) filter (where c.begins) over (order by c.id desc) as line
                                  from (
                        """
                                + CHOSEN
                                + chosen.sql()
                                + """
                                       ) c
                               ) l
                        """
                                + DOERS
                                + """
                         where l.line > :first and l.line <= :last
                         order by l.id desc
                        """);
        return chosen.bind(query)
                .bind("org", org)
                .bind("first", first)
                .bind("last", last)
                .map(Row.of(FeedStore::part))
                .collect(Collectors.collectingAndThen(Collectors.toList(), FeedStore::merge));
    }

    /// The newest lines about each of these things, newest first.
    static Map<String, List<Line>> about(
            Handle tx, OrgId org, Subject.Kind kind, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return tx
                .createQuery(
                        "select l.*, "
                                + DOER
                                + """
                          from (select c.*, count(*) filter (where c.begins) over (partition by c.entity_id order by c.id desc) as line
                                  from (
                        """
                                + OF_EACH
                                + """
                                       ) c
                               ) l
                        """
                                + DOERS
                                + """
                         where l.line <= :most
                         order by l.id desc
                        """)
                .bind("org", org)
                .bind("kind", kind.word())
                .bindArray("ids", String.class, List.copyOf(ids))
                .bind("most", MOST_OF_EACH)
                .map(Row.of(FeedStore::part))
                .stream()
                .collect(Collectors.groupingBy(part -> part.line().subject().id()))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> merge(each.getValue())));
    }

    private static List<Line> merge(List<Part> parts) {
        return parts.stream().collect(Collectors.groupingBy(Part::number)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> merged(each.getValue()))
                .toList();
    }

    /// That everybody may read the runs of its template is not enough.
    static boolean takesPart(Handle tx, Actor actor, RunId run) {
        return tx.createQuery(
                        """
                        select exists (select
                                         from run r
                                         left join template p on p.org_id = r.org_id and p.id = r.template_id
                                        where r.org_id = :org and r.id = :run
                                          and
                        """
                                + SightStore.ofOwnRuns(actor)
                                + ")")
                .bind("org", actor.org())
                .bind("run", run)
                .bindMethods("viewer", Viewer.of(actor))
                .mapTo(Boolean.class)
                .one();
    }

    static boolean seesTemplate(Handle tx, Actor actor, TemplateId template) {
        return tx.createQuery(
                        """
                        select exists (select
                                         from template p
                                        where p.org_id = :org and p.id = :template
                                          and
                        """
                                + SightStore.ofTemplates(actor)
                                + ")")
                .bind("org", actor.org())
                .bind("template", template)
                .bindMethods("viewer", Viewer.of(actor))
                .mapTo(Boolean.class)
                .one();
    }

    private static Line merged(List<Part> parts) {
        var newest = parts.getFirst().line();
        return newest.with(parts.stream().flatMap(part -> part.line().entries().stream()).toList());
    }

    private static Part part(Row row) {
        var line =
                new Line(
                        row.id("org_id", OrgId::new),
                        row.number("id"),
                        row.instant("at"),
                        row.text("verb"),
                        doer(row),
                        subject(row.text("entity_type"), row.text("entity_id")),
                        subject(row.text("parent_type"), row.text("parent_id")),
                        List.of(entry(row)));
        return new Part(row.number("line"), line);
    }

    private static Doer doer(Row row) {
        return new Doer(
                row.text("actor_type"),
                row.number("doer_id"),
                row.text("doer_email"),
                row.text("username"),
                row.text("first_name"),
                row.text("last_name"));
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.text("description"),
                row.text("field"),
                json(row.text("old_value")),
                row.text("text"),
                json(row.text("state")));
    }

    private static Subject subject(String kind, String id) {
        return kind == null
                ? null
                : new Subject(Subject.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), id);
    }

    private static Object json(String text) {
        return text == null ? null : Json.read(text);
    }
}
