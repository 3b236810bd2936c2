-- Who of staff may what, what changed since somebody read it, and what was done by whom.

-- Until now every token could do everything.
alter table staff_tokens add column role text not null default 'publisher';
alter table staff_tokens add column used_on text;

-- Counts the changes: by the giver, and by staff. Who judges says which version they read.
alter table feedback add column revision integer not null default 0;

-- Parts of the text that point at a person, as a JSON list. An edit by the giver removes them with the rest.
alter table moderation add column hidden text not null default '[]';

-- What staff, or the server by itself, did: never what somebody said.
create table log (
    number integer primary key,
    on_day text not null,
    -- The name of a token, or `server`.
    by_name text not null,
    deed text not null,
    agenda text,
    -- What it was done to: an id, a name, or how many.
    about text not null
);
