-- What is said is found by its words.
create index comment_by_words on comment using gin (org_id, to_tsvector('simple', left(content, 100000)))
    with (gin_pending_list_limit = 256);
