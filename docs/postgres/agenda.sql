-- Puts an agenda into the database, or replaces it. In the folder with the agendas, for each line of index.json:
--     psql "$DATABASE" --set id=voorbeeld --file .../docs/postgres/agenda.sql
\set index `cat index.json`
\set document `cat :id.json`
insert into agendas (id, place, summary, document)
select :'id', place, summary, :'document'::jsonb
from jsonb_array_elements(:'index'::jsonb -> 'agendas') with ordinality as line (summary, place)
where summary ->> 'id' = :'id'
on conflict (id) do update set place = excluded.place, summary = excluded.summary, document = excluded.document;
