-- The logo of an organization (without a member) and the photos of its members, one each. Their bytes are kept as those of
-- files are, under ids that no file has.
create table picture (
    org_id       uuid        not null references organization on delete cascade,
    id           uuid        not null,
    member_id    bigint,
    type         text        not null,
    size         bigint      not null,
    sha256       bytea       not null,
    is_in_bucket boolean     not null,
    uploaded_at  timestamptz not null,
    primary key (org_id, id),
    foreign key (org_id, member_id) references member on delete cascade,
    constraint picture_is_one_of_each unique nulls not distinct (org_id, member_id),
    constraint picture_type_is_known check (type in ('image/jpeg', 'image/png', 'image/gif'))
);
