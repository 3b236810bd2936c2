-- The first tables.
--
-- The SQL is what SQLite and PostgreSQL share. Days are ISO 8601 text, as in the documents; there is
-- no column with a time of day, since a time could point at a person. Secrets and tokens are stored
-- as SHA-256 only.

-- Agendas as their editors wrote them: the raw text, so that fields this version does not know survive.
create table agendas (
    id text primary key,
    document text not null,
    -- Their place in the list.
    position integer not null
);

-- What givers said. `record` is the whole feedback as JSON; the columns beside it are what is searched by.
create table feedback (
    id text primary key,
    secret_hash text not null,
    agenda text not null,
    theme text not null,
    record text not null,
    -- The server's day, for reading in order; `created_on` inside the record is the giver's.
    received_on text not null
);

create index feedback_in_order on feedback (received_on, id);

-- What was taken back: nothing of the content, only enough to keep a late retry from bringing it back.
-- The hash is part of the key: whoever makes up a secret for somebody else's id blocks nobody.
create table tombstones (
    id text not null,
    secret_hash text not null,
    on_day text not null,
    -- 1 when there was feedback to take back; 0 when taking back overtook the sending.
    was_stored integer not null,
    primary key (id, secret_hash)
);

-- What staff made of feedback. No row: nobody looked yet. Only staff write here.
create table moderation (
    feedback text primary key references feedback (id) on delete cascade,
    state text not null,
    reason text
);

-- What staff answered, each to one or more givers. The id is a hash of answer and addressees, so that
-- sending one twice stores it once.
create table replies (
    id text primary key,
    on_day text not null,
    text text not null,
    outcome text
);

create table reply_feedback (
    reply text not null references replies (id) on delete cascade,
    feedback text not null references feedback (id) on delete cascade,
    primary key (reply, feedback)
);

create index replies_of_feedback on reply_feedback (feedback);

-- Who may read and moderate. One row for each name; a new token for a name replaces the old one.
create table staff_tokens (
    name text primary key,
    hash text not null,
    made_on text not null
);
