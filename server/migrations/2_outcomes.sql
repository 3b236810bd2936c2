-- What was done with what people said, by staff; and what givers think of it.

-- Outcomes that staff published, each as they sent it: the raw text, so that fields this version does not know survive.
-- One with the id of an outcome in the agenda's document stands in its place.
create table outcomes (
    agenda text not null,
    id text not null,
    document text not null,
    primary key (agenda, id)
);

-- Who was answered with which outcome. It stays when an outcome is withdrawn: the answer was given.
create table outcome_feedback (
    agenda text not null,
    outcome text not null,
    feedback text not null references feedback (id) on delete cascade,
    primary key (agenda, outcome, feedback)
);

create index outcomes_of_feedback on outcome_feedback (feedback);

insert into outcome_feedback (agenda, outcome, feedback)
select distinct feedback.agenda, replies.outcome, feedback.id
from replies
join reply_feedback on reply_feedback.reply = replies.id
join feedback on feedback.id = reply_feedback.feedback
where replies.outcome is not null;

-- Sentences of givers that staff chose. Whether one is shown is decided each time (core's `quoting`).
create table outcome_quotes (
    agenda text not null,
    outcome text not null,
    -- Their place in the outcome.
    position integer not null,
    feedback text not null references feedback (id) on delete cascade,
    sentence text not null,
    primary key (agenda, outcome, position),
    foreign key (agenda, outcome) references outcomes (agenda, id) on delete cascade
);

create index quotes_of_feedback on outcome_quotes (feedback);

-- What givers think of the outcomes that answer them. `record` is the verdict as JSON. Only givers write here.
create table verdicts (
    feedback text not null references feedback (id) on delete cascade,
    outcome text not null,
    record text not null,
    primary key (feedback, outcome)
);

-- For counting.
create index feedback_of_agenda on feedback (agenda);
