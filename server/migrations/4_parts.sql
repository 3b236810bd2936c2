-- Everything that staff publish of an agenda, in every version; and what is still being written.

-- A version of something that staff published. The newest of each counts; those before are its history.
create table versions (
    agenda text not null,
    -- What sort of thing: `outcomes`, `actions` … (core's `Part`).
    part text not null,
    item text not null,
    -- Counts from 1.
    revision integer not null,
    on_day text not null,
    -- The name of the token.
    by_name text not null,
    -- As it was sent: the raw text, so that fields this version does not know survive. Null when it was withdrawn.
    document text,
    primary key (agenda, part, item, revision)
);

-- Outcomes had one version each. Who published it was not kept; the first token has this name.
insert into versions (agenda, part, item, revision, on_day, by_name, document)
select agenda, 'outcomes', id, 1, cast(current_date as text), 'staff', document from outcomes;

-- The sentences belong to the newest version. None is kept of an older one: its giver may not want it said any more.
create table quotes_of_newest (
    agenda text not null,
    outcome text not null,
    -- Their place in the outcome.
    position integer not null,
    feedback text not null references feedback (id) on delete cascade,
    sentence text not null,
    primary key (agenda, outcome, position)
);

insert into quotes_of_newest select agenda, outcome, position, feedback, sentence from outcome_quotes;
drop table outcome_quotes;
drop table outcomes;
alter table quotes_of_newest rename to outcome_quotes;
create index quotes_of_feedback on outcome_quotes (feedback);

-- What is being written: one draft of each thing. It may hold sentences of givers; they go when their giver changes or
-- takes back what they said.
create table drafts (
    agenda text not null,
    part text not null,
    item text not null,
    -- Counts how often it was kept.
    revision integer not null,
    on_day text not null,
    by_name text not null,
    -- What would be sent to publish it.
    body text not null,
    primary key (agenda, part, item)
);
