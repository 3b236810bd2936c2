-- Weerklank on PostgreSQL, behind PostgREST: tables, who may see what, and the functions that givers call.
--
-- No table of what givers said is open to anybody: they reach their own through functions that compare the secret of
-- their receipt, which travels in a body and never in an address. Staff sign in to the database with a role of their own.
-- Needs PostgreSQL 13 or newer, for `sha256`. The roles `anon` (everybody) and `staff` are PostgREST's business; they
-- are made here when they are not there.

do $$
begin
    if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin; end if;
    if not exists (select from pg_roles where rolname = 'staff') then create role staff nologin; end if;
end $$;

-- Agendas as their editors wrote them. `summary` is their line in the list (index.json).
create table if not exists agendas (
    id text primary key,
    place integer not null default 0,
    summary jsonb not null,
    document jsonb not null
);

-- What givers said: the whole record. Nothing of the receipt but the hash that is in it.
create table if not exists feedback (
    id text primary key,
    agenda text not null references agendas (id),
    record jsonb not null,
    received_on date not null default current_date,
    check (record ->> 'id' = id and length(record ->> 'secret_hash') = 64 and length(record::text) <= 16384)
);

-- What was taken back, so that a late retry does not bring it back.
create table if not exists tombstones (
    id text not null,
    secret_hash text not null,
    primary key (id, secret_hash)
);

create table if not exists moderation (
    feedback text primary key references feedback (id) on delete cascade,
    state text not null check (state in ('new', 'read', 'approved', 'declined')),
    reason text
);

-- Counts the changes, by the giver and by staff: who judges says which version they read. And who judged it, and when.
alter table feedback add column if not exists revision integer not null default 0;
alter table moderation add column if not exists judged_by text;
alter table moderation add column if not exists judged_on date not null default current_date;

create table if not exists replies (
    id text primary key,
    on_day date not null default current_date,
    text text not null,
    outcome text
);

create table if not exists reply_feedback (
    reply text not null references replies (id) on delete cascade,
    feedback text not null references feedback (id) on delete cascade,
    primary key (reply, feedback)
);

create table if not exists verdicts (
    feedback text not null references feedback (id) on delete cascade,
    outcome text not null,
    record jsonb not null check (length(record::text) <= 16384),
    primary key (feedback, outcome)
);

alter table agendas enable row level security;
alter table feedback enable row level security;
alter table tombstones enable row level security;
alter table moderation enable row level security;
alter table replies enable row level security;
alter table reply_feedback enable row level security;
alter table verdicts enable row level security;

drop policy if exists everybody_reads on agendas;
create policy everybody_reads on agendas for select to anon, staff using (true);
grant select on agendas to anon, staff;

drop policy if exists staff_read on feedback;
create policy staff_read on feedback for select to staff using (true);
drop policy if exists staff_judge on moderation;
create policy staff_judge on moderation for all to staff using (true) with check (true);
drop policy if exists staff_answer on replies;
create policy staff_answer on replies for all to staff using (true) with check (true);
drop policy if exists staff_answer on reply_feedback;
create policy staff_answer on reply_feedback for all to staff using (true) with check (true);
drop policy if exists staff_read on verdicts;
create policy staff_read on verdicts for select to staff using (true);
grant select on feedback, verdicts to staff;
grant select, insert, update, delete on moderation, replies, reply_feedback to staff;

-- The hash of a secret, as givers' devices make it: over its text.
create or replace function hash_of(secret text) returns text
language sql immutable
as $$ select encode(sha256(convert_to(secret, 'UTF8')), 'hex') $$;

-- A document that was sent inside another: some gateways hand it on as text.
create or replace function document_of(sent jsonb) returns jsonb
language sql immutable
as $$ select case jsonb_typeof(sent) when 'string' then (sent #>> '{}')::jsonb else sent end $$;

-- Whose the secret is: 'theirs', 'taken_back', or 'unknown' for everything else.
create or replace function owns(wanted text, secret text) returns text
language sql stable security definer set search_path = public, pg_temp
as $$
    select case
        when exists (select from feedback where id = wanted and record ->> 'secret_hash' = hash_of(secret)) then 'theirs'
        when exists (select from tombstones where id = wanted and secret_hash = hash_of(secret)) then 'taken_back'
        else 'not_found'
    end
$$;

-- Everything that belongs to a receipt.
create or replace function contribution_of(wanted text) returns jsonb
language sql stable security definer set search_path = public, pg_temp
as $$
    select jsonb_strip_nulls(jsonb_build_object(
        'feedback', feedback.record,
        'moderation', (select jsonb_build_object('state', state, 'reason', reason)
                       from moderation where moderation.feedback = feedback.id),
        'replies', (select jsonb_agg(jsonb_build_object('on', on_day, 'text', text, 'outcome', outcome) order by on_day, replies.id)
                    from replies join reply_feedback on reply_feedback.reply = replies.id
                    where reply_feedback.feedback = feedback.id),
        'verdicts', (select jsonb_agg(verdicts.record order by outcome)
                     from verdicts where verdicts.feedback = feedback.id)
    ))
    from feedback where id = wanted
$$;

-- Stores a record, once. The answer says what became of it.
create or replace function submit_feedback(record jsonb) returns jsonb
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    said jsonb := document_of(record);
    known jsonb;
begin
    if exists (select from tombstones where id = said ->> 'id' and secret_hash = said ->> 'secret_hash') then
        return jsonb_build_object('is', 'taken_back');
    end if;
    insert into feedback (id, agenda, record) values (said ->> 'id', said ->> 'agenda', said)
    on conflict (id) do nothing;
    select feedback.record into known from feedback where id = said ->> 'id';
    return jsonb_build_object('is', case when known = said then 'stored' else 'different' end);
end $$;

create or replace function my_feedback(id text, secret text) returns jsonb
language sql stable security definer set search_path = public, pg_temp
as $$
    select case owns(id, secret)
        when 'theirs' then jsonb_build_object('is', 'there', 'contribution', contribution_of(id))
        else jsonb_build_object('is', owns(id, secret))
    end
$$;

-- Other words were not moderated, so moderation begins anew.
create or replace function change_feedback(id text, secret text, record jsonb) returns jsonb
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    said jsonb := document_of(record);
    owned text := owns(change_feedback.id, secret);
begin
    if owned <> 'theirs' then
        return jsonb_build_object('is', owned);
    end if;
    if said ->> 'id' is distinct from change_feedback.id or said ->> 'secret_hash' is distinct from hash_of(secret) then
        return jsonb_build_object('is', 'refused');
    end if;
    update feedback set record = said, revision = revision + 1 where feedback.id = change_feedback.id and feedback.record <> said;
    if found then
        delete from moderation where feedback = change_feedback.id;
    end if;
    return jsonb_build_object('is', 'there', 'contribution', contribution_of(change_feedback.id));
end $$;

-- Leaves a tombstone also when there is nothing: the request that stores it may still be on its way.
create or replace function withdraw_feedback(id text, secret text) returns jsonb
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    owned text := owns(withdraw_feedback.id, secret);
begin
    if owned = 'theirs' then
        delete from feedback where feedback.id = withdraw_feedback.id;
        delete from replies where not exists (select from reply_feedback where reply = replies.id);
    end if;
    insert into tombstones values (withdraw_feedback.id, hash_of(secret)) on conflict do nothing;
    return jsonb_build_object('is', case owned when 'not_found' then 'not_found' else 'gone' end);
end $$;

create or replace function judge_outcome(id text, secret text, verdict jsonb) returns jsonb
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    said jsonb := document_of(verdict);
    owned text := owns(judge_outcome.id, secret);
begin
    if owned <> 'theirs' then
        return jsonb_build_object('is', owned);
    end if;
    if not exists (select from replies join reply_feedback on reply = replies.id
                   where feedback = judge_outcome.id and outcome = said ->> 'outcome') then
        return jsonb_build_object('is', 'refused');
    end if;
    insert into verdicts values (judge_outcome.id, said ->> 'outcome', said)
    on conflict (feedback, outcome) do update set record = excluded.record;
    return jsonb_build_object('is', 'there', 'contribution', contribution_of(judge_outcome.id));
end $$;

-- Staff come in with a token of PostgREST (a JWT) whose `role` is `staff`; its `sub` says which desk or task it stands for.
create or replace function staff_name() returns text
language sql stable
as $$ select coalesce(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub', 'staff') $$;

create or replace function staff_me() returns jsonb
language sql stable
as $$ select jsonb_build_object('name', staff_name(), 'role', 'moderator') $$;

-- What the desk is shown of a contribution.
create or replace function incoming_of(wanted text) returns jsonb
language sql stable security definer set search_path = public, pg_temp
as $$
    select contribution_of(wanted) || jsonb_build_object('received_on', received_on, 'revision', revision)
    from feedback where id = wanted
$$;

-- All that came in. It belongs to who made it, so the policies of the tables say nothing here: only staff may read it.
create or replace view came_in as select id, received_on, incoming_of(id) as incoming from feedback;
revoke all on came_in from public, anon, staff;
grant select on came_in to staff;

-- Judges the version that was read. Another version that stands there is told, and nothing is judged; the same judgement
-- that comes again is done already.
create or replace function staff_review(id text, review jsonb) returns jsonb
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    made jsonb := document_of(review);
    now_there integer;
    before moderation;
begin
    select revision into now_there from feedback where feedback.id = staff_review.id for update;
    if not found then
        return jsonb_build_object('is', 'not_found');
    end if;
    select * into before from moderation where feedback = staff_review.id;
    if before.state = made ->> 'state' and before.reason is not distinct from made ->> 'reason' then
        return jsonb_build_object('is', 'done', 'incoming', incoming_of(staff_review.id));
    end if;
    if (made ->> 'revision')::integer <> now_there then
        return jsonb_build_object('is', 'changed', 'conflict', jsonb_strip_nulls(jsonb_build_object(
            'revision', now_there, 'by', before.judged_by, 'on', before.judged_on)));
    end if;
    insert into moderation (feedback, state, reason, judged_by)
    values (staff_review.id, made ->> 'state', made ->> 'reason', staff_name())
    on conflict (feedback) do update set state = excluded.state, reason = excluded.reason,
        judged_by = excluded.judged_by, judged_on = current_date;
    update feedback set revision = revision + 1 where feedback.id = staff_review.id;
    return jsonb_build_object('is', 'done', 'incoming', incoming_of(staff_review.id));
end $$;

-- Answers givers, once for each key. When one of them took it back meanwhile, nobody is answered.
create or replace function staff_reply(key text, answer jsonb) returns jsonb
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    given jsonb := document_of(answer);
begin
    if exists (select from jsonb_array_elements_text(given -> 'feedback') as wanted
               where not exists (select from feedback where id = wanted)) then
        return jsonb_build_object('is', 'not_found');
    end if;
    insert into replies (id, text) values (key, given ->> 'text') on conflict do nothing;
    insert into reply_feedback
    select key, wanted from jsonb_array_elements_text(given -> 'feedback') as wanted on conflict do nothing;
    return jsonb_build_object('is', 'done');
end $$;

revoke all on function owns, contribution_of, incoming_of, submit_feedback, my_feedback, change_feedback, withdraw_feedback,
    judge_outcome, staff_name, staff_me, staff_review, staff_reply from public, anon;
grant execute on function submit_feedback, my_feedback, change_feedback, withdraw_feedback, judge_outcome to anon, staff;
grant execute on function incoming_of, staff_name, staff_me, staff_review, staff_reply to staff;
