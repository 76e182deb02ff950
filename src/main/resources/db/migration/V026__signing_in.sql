alter table account add column last_login_at timestamptz;
-- Whatever was signed in before this moment is signed in no longer.
alter table account add column signed_out_at timestamptz;

-- A public application, on a phone or in a page, could keep no secret. Codes and tokens go to the registered places only.
alter table client alter column secret_hash drop not null;
alter table client add column redirect_uris text[] not null default '{}';
alter table client add constraint client_redirects_are_none_null check (array_position(redirect_uris, null) is null);
create index client_by_organization on client (org_id);

-- That a person lets an application act for them, and how they said so. Without it none of the tokens that it gave are good.
create table consent (
    id         bigint      generated always as identity primary key,
    client_id  bigint      not null references client on delete cascade,
    member_id  bigint      not null references account on delete cascade,
    means      text        not null,
    created_at timestamptz not null,
    constraint consent_means_is_known check (means in ('password', 'code', 'implicit'))
);
create index consent_by_client on consent (client_id);
create index consent_by_member on consent (member_id);

alter table token add column id bigint generated always as identity;
alter table token add constraint token_id_is_unique unique (id);
alter table token add column used_at timestamptz;
alter table token add column consent_id bigint references consent on delete cascade;
create index token_by_member on token (member_id);
create index token_by_client on token (client_id);
create index token_by_consent on token (consent_id);

-- A spent one is kept as long as its consent, to be known when it comes again.
create table refresh_token (
    token_hash bytea       primary key,
    consent_id bigint      not null references consent on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    spent_at   timestamptz
);
create index refresh_token_by_consent on refresh_token (consent_id);

-- What an application gets from a person's browser and exchanges for tokens, once.
create table authorization_code (
    code_hash    bytea       primary key,
    client_id    bigint      not null references client on delete cascade,
    member_id    bigint      not null references account on delete cascade,
    redirect_uri text        not null,
    challenge    text,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    consent_id   bigint      references consent on delete set null
);
create index authorization_code_by_client on authorization_code (client_id);
create index authorization_code_by_member on authorization_code (member_id);
create index authorization_code_by_consent on authorization_code (consent_id);

-- Wrong passwords of a day, be there such an account or not. What was entered and is no address is not kept.
create table failed_sign_in (
    id      bigint      generated always as identity primary key,
    email   text,
    address text        not null,
    at      timestamptz not null,
    is_told boolean     not null default false
);
create index failed_sign_in_by_email on failed_sign_in (email, at);
create index failed_sign_in_by_address on failed_sign_in (address, at);
create index failed_sign_in_to_tell on failed_sign_in (id) where not is_told;

-- Where a person has signed in from, lately.
create table sign_in_address (
    member_id bigint      not null references account on delete cascade,
    address   text        not null,
    last_at   timestamptz not null,
    primary key (member_id, address)
);

-- An answer that held a secret is not kept, only that there was one.
alter table idempotency_key alter column body drop not null;
