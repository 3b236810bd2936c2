// Makes the database of json-server out of a folder of agendas: node json-server.mjs public/data/agendas > db.json
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
const index = read('index');
const agendas = index.agendas.map(({ id }) => read(id));

// What staff publish is a collection of its own, so that it can be added to.
const outcomes = agendas.flatMap(({ id, outcomes = [] }) =>
  outcomes.map((outcome, place) => ({ ...outcome, agenda: id, place })));

const database = {
  index,
  agendas: agendas.map(({ outcomes, ...agenda }) => agenda),
  outcomes,
  feedback: [],
  moderation: [],
  replies: [],
};
process.stdout.write(JSON.stringify(database, null, 2));
