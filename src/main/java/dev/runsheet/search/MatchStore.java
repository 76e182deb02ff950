package dev.runsheet.search;

import dev.runsheet.base.Actor;

/// Where a text is found, as conditions of statements that bind a `Question`: as a part of a name
/// or a tag, whatever the case, and by its words in the name and the description, and in what was
/// said about it. Of the words the last may be unfinished.
final class MatchStore {
    static final String WORDS =
            "(select cast(nullif(cast(plainto_tsquery('simple', :text) as text), '') || ':*' as tsquery))";

    private static final String TAGS =
            """
            array(select g.id
                    from tag g
                   where g.org_id = :org and g.title ilike :containing)
            """;

    private static final String TASK =
            "t.title like (select lower(:containing)) or t.tag_ids <> '{}' and t.tag_ids && "
                    + TAGS
                    + " or ";

    private static final String TASK_WORDS = "t.words @@ " + WORDS;

    /// Apart, where every title must be looked at: those of words are found in their index.
    private static final String TASK_WORDS_APART =
            """
            t.id in (select o.id
                       from task_card o
                      where o.org_id = :org and o.words @@
            """
                    + WORDS
                    + ")";

    private static final String RUN =
            "r.name ilike :containing or r.tag_ids <> '{}' and r.tag_ids && " + TAGS + " or ";

    private static final String RUN_WORDS =
            "to_tsvector('simple', r.name || ' ' || coalesce(left(r.summary, 100000), '')) @@ "
                    + WORDS;

    private static final String RUN_WORDS_APART =
            """
            r.id in (select o.id
                       from run o
                      where o.org_id = :org
                        and to_tsvector('simple', o.name || ' ' || coalesce(left(o.summary, 100000), '')) @@
            """
                    + WORDS
                    + ")";

    /// Of a template, `p`, as its newest version says.
    static final String TEMPLATE =
            """
            p.id in (select o.id
                       from template o
                      where o.org_id = :org
                        and (o.title ilike :containing or o.tag_ids <> '{}' and o.tag_ids &&
            """
                    + TAGS
                    + """
                      )
                     union all
                    select v.template_id
                      from template_version v
                      join template o on o.org_id = v.org_id and o.id = v.template_id and o.version = v.version
                     where v.org_id = :org
                       and to_tsvector('simple', coalesce(v.content ->> 'title', '') || ' ' || coalesce(left(v.content ->> 'summary', 100000), '')) @@
                    """
                    + WORDS
                    + ")";

    private MatchStore() {}

    /// Of the card of a task, `t`.
    static String task(Question question) {
        return TASK + (question.isShort() ? TASK_WORDS_APART : TASK_WORDS);
    }

    /// Of a run, `r`.
    static String run(Question question) {
        return RUN + (question.isShort() ? RUN_WORDS_APART : RUN_WORDS);
    }

    /// Of a comment, `c`, that the actor may read where it is.
    static String said(Actor actor) {
        return "to_tsvector('simple', left(c.content, 100000)) @@ "
                + WORDS
                + (actor.isGuest()
                        ? " and (c.audience = 'open' or c.author_guest = :viewer.guest)"
                        : "");
    }
}
