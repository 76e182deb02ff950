-- Who asked for another password, be there such an account or not, until the letter is posted. A password is not asked for
-- twice at once.
create table asked_reset (
    email text        primary key,
    at    timestamptz not null
);
