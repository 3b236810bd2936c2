// Keeps what was read, so that it can be read without a network: the application and the agendas that were
// opened last. docs/adr/0012-offline.md says why it is so small.
//
// The network comes first, and what is kept is only for when it does not answer: nobody is held in an old
// version. What somebody says or has said never comes near it.

/** The one cache. boot.js removes it by this name. */
const CACHE = "wk.offline.1";
const PREFIX = "wk.offline.";
const CONFIG = new URL("config.json", registration.scope).href;

/** How long the network may take when something is kept. */
const PATIENCE_MS = 4000;

/** How many files of the application, and how many pages and documents, are kept. */
const MOST = 60;

/** A name that holds a hash of the content: such a file never changes. */
const HASHED = /-[0-9a-f]{8,}(_bg)?\.\w+$/;

/** A page of the site, not one of its files. */
const PAGE = /\/[^./]*$/;

/** Where givers and staff read and write, and the desk. */
const NEVER = /\/(feedback|staff|werkblad)\b/;

/** What browsers send by themselves. Any other header may be a secret. */
const PLAIN = /^(accept|accept-language|cache-control|dnt|origin|pragma|priority|purpose|referer|upgrade-insecure-requests|user-agent|sec-.*)$/;

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => event.waitUntil(takesOver()));

async function takesOver() {
  // Who has left already wants no trace of it here.
  const open = await clients.matchAll({ includeUncontrolled: true });
  if (!open.some(({ url }) => PAGE.test(url))) return forget();
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

addEventListener("fetch", (event) => {
  if (mayBeKept(event.request)) event.respondWith(answer(event));
});

// A page tells what it loaded before there was a worker, or that somebody wants no trace of it here.
addEventListener("message", (event) => {
  event.waitUntil(event.data === "forget" ? forget() : learnAll(event.data));
});

function mayBeKept(request) {
  return request.method === "GET" && request.cache !== "no-store" && !NEVER.test(new URL(request.url).pathname) &&
    [...request.headers.keys()].every((name) => PLAIN.test(name));
}

/** Whether somebody wiped what was kept, and no page has asked to keep anything since. */
let isWiped = false;

/** The cache; none before a page asked for it, nor after somebody wiped it: then nothing is written. */
async function existing() {
  // The answer may be of before the wipe, and to open a cache that is gone makes it anew.
  return await caches.has(CACHE) && !isWiped ? caches.open(CACHE) : undefined;
}

async function answer(event) {
  const { request } = event;
  const cache = await existing();
  // Somebody left before their page could ask for anything to be kept.
  if (!cache && request.mode === "navigate") registration.unregister();
  const kept = await cache?.match(request, { ignoreVary: true });
  if (kept && HASHED.test(request.url)) return kept;
  const fresh = fetch(request);
  event.waitUntil(fresh.then((response) => keep(request, response.clone())).catch(() => {}));
  if (!kept) return request.mode === "navigate" ? fresh.catch((error) => shell(cache, error)) : fresh;
  const late = new Promise((done) => { setTimeout(done, PATIENCE_MS, kept); });
  return Promise.race([fresh.then((response) => (response.status < 500 ? response : kept)), late]).catch(() => kept);
}

/** Any page: the application that it starts looks at the address, not at the file. */
async function shell(cache, error) {
  const pages = (await cache?.keys() ?? []).filter(({ url }) => url.endsWith("/"));
  const start = pages.find(({ url }) => url === registration.scope) ?? pages.at(-1);
  if (!start) throw error;
  return cache.match(start, { ignoreVary: true });
}

async function learnAll(addresses) {
  isWiped = false;
  await caches.open(CACHE);
  await Promise.allSettled(addresses.map(learn));
}

async function learn(address) {
  const request = new Request(address);
  if (!mayBeKept(request) || await (await existing())?.match(request, { ignoreVary: true })) return;
  // The browser has just loaded it, so this asks nothing of the network.
  await keep(request, await fetch(request, { cache: "force-cache" }));
}

async function keep(request, response) {
  if (request.url === CONFIG && response.ok && (await response.clone().json()).offline === false) return forget();
  const cache = await existing();
  if (!cache || !isGood(request, response)) return;
  const isHashed = HASHED.test(request.url);
  const alike = (await cache.keys()).filter(({ url }) => HASHED.test(url) === isHashed && url !== request.url);
  await Promise.all(alike.slice(0, Math.max(0, alike.length + 1 - MOST)).map((old) => cache.delete(old)));
  await cache.put(request, response);
}

/** Not a page in the place of a document: that is what a network answers that wants one to log in first. */
function isGood(request, response) {
  const says = (name) => response.headers.get(name) ?? "";
  return response.ok && !says("cache-control").includes("no-store") &&
    (request.url.endsWith("/") || !says("content-type").startsWith("text/html"));
}

async function forget() {
  isWiped = true;
  await caches.delete(CACHE);
  await registration.unregister();
}
