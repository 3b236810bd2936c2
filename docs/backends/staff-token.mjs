// Makes a token (a JWT) with which staff come in at the desk on PostgREST, for a year: node staff-token.mjs moderatie
// The variable JWT_SECRET holds the `jwt-secret` of PostgREST; the word is the name of a task, which the desk shows.
import { createHmac } from 'node:crypto';

const year = 365 * 24 * 60 * 60;
const claims = { role: 'staff', sub: process.argv[2], exp: Math.floor(Date.now() / 1000) + year };
const encoded = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
const signed = encoded.join('.');
const signature = createHmac('sha256', process.env.JWT_SECRET).update(signed).digest('base64url');
process.stdout.write(`${signed}.${signature}`);
