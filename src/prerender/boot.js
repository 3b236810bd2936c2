// Runs before the application, and without it: the quick exit, and the start of the application itself.
//
// The build writes it into every page (`prerender/template.rs`), because someone may have to leave before
// anything else has loaded. The policy of the site allows this script and no other inline one, by its hash.

const PREFIX = "wk.";
const PRESSES = 3;
const WITHIN_MS = 5000;

const root = document.documentElement;
root.setAttribute("data-scripts", "");

// On a page of somebody else: embed/frame.mjs. WebKit forgets the base of the site in an address without one.
if (parent !== window) import(new URL("frame.js", document.baseURI));

/** A title that tells nothing: `quiet_title` in `i18n/nl.rs`. */
const QUIET = "Pagina";

/** Says in this tab that somebody left. Names nothing. */
const GONE = "gone";

/** What may not be there, or may not be used. */
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** Takes the subject out of the title and the address. Which page it is, only the state of its place says. */
function hush(path) {
  document.title = QUIET;
  attempt(() => history.replaceState(path, "", new URL(document.baseURI).pathname));
}

function isQuiet() {
  return attempt(() => localStorage.getItem(`${PREFIX}quiet`)) != null;
}

// Quiet mode: `state/navigation.rs` says the same, once it is there.
if (isQuiet()) {
  document.querySelector("link[rel=icon]").href = "blank.svg";
  hush(history.state ?? location.pathname);
}

/** What worker.js keeps pages in. */
const OFFLINE = "wk.offline.1";

/** Of that worker, from when this page has asked for it. */
let registration;

/** Removes the pages that were kept for when there is no network. */
function forget() {
  attempt(() => [registration?.installing, registration?.active, navigator.serviceWorker.controller]
    .forEach((worker) => worker?.postMessage("forget")));
  // Should the worker not hear it.
  attempt(() => caches.delete(OFFLINE).catch(() => {}));
}

/** Leaves at once: nothing to see, nothing kept, no way back. */
function leave(address) {
  // First what is seen: the style sheet covers the page in the next frame, whatever else takes its time.
  root.setAttribute("data-left", "");
  hush(null);
  document.body.replaceChildren();
  for (const name of ["sessionStorage", "localStorage"]) {
    attempt(() => Object.keys(window[name])
      .filter((key) => key.startsWith(PREFIX))
      .forEach((key) => window[name].removeItem(key)));
  }
  forget();
  attempt(() => speechSynthesis.cancel());
  attempt(() => sessionStorage.setItem(GONE, ""));
  // Also the page that this one is in, if that lets it: else embed/frame.mjs says so.
  attempt(() => top.location.replace(address));
}

function exitLink() {
  return document.querySelector("a[data-leave]");
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[data-leave]");
  if (link && event.button === 0) {
    event.preventDefault();
    leave(link.href);
  }
}, true);

// A button of the page as it was built can do nothing yet; the application presses the last one again.
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("button");
  if (!button) return;
  document.querySelector("[data-pressed]")?.removeAttribute("data-pressed");
  if (!root.hasAttribute("data-running")) button.setAttribute("data-pressed", "");
});

// An explanation that was closed again has not been asked for.
document.addEventListener("toggle", (event) => {
  if (event.newState !== "closed") return;
  document.querySelector(`[data-pressed][popovertarget="${event.target.id}"]`)?.removeAttribute("data-pressed");
}, true);

// Shift, three times within five seconds, and no other key between. Not Escape: that stops the page
// that we are going to from loading.
let presses = [];
let alone = false;
document.addEventListener("keydown", (event) => {
  if (event.key === "Shift") {
    alone = !event.repeat || alone;
  } else {
    alone = false;
    presses = [];
  }
}, true);
document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || !alone) return;
  presses = presses.filter((moment) => event.timeStamp - moment < WITHIN_MS);
  presses.push(event.timeStamp);
  const link = exitLink();
  if (presses.length >= PRESSES && link) leave(link.href);
}, true);

// After a quick exit, going back shows nothing of this site: neither a page that the browser kept, nor one
// that it loads again. Coming here in any other way is coming here.
function staysGone(isBack) {
  if (attempt(() => sessionStorage.getItem(GONE)) == null) return;
  if (isBack) leave(exitLink().href);
  else attempt(() => sessionStorage.removeItem(GONE));
}
window.addEventListener("pageshow", (event) => event.persisted && staysGone(true));
staysGone(performance.getEntriesByType("navigation")[0]?.type === "back_forward");

/** Says that the application does not work. What is on the page can still be read. */
function failed(reason) {
  console.error("weerklank:", reason);
  root.removeAttribute("data-scripts");
  document.getElementById("boot-failed")?.removeAttribute("hidden");
}

/** Keeps this page, and what is read from now on, for when there is no network. */
async function keep() {
  const { glue, wasm, worker, preload, later } = document.querySelector("script[data-glue]").dataset;
  // Quiet mode hides what is read here, and so leaves no trace of it.
  if (isQuiet()) return forget();
  try {
    // All that this policy ever gives out is the address of the worker.
    const policy = window.trustedTypes?.createPolicy("weerklank-worker", { createScriptURL: () => worker });
    registration = await navigator.serviceWorker.register(policy?.createScriptURL("") ?? worker);
    await navigator.serviceWorker.ready;
    // This page may be open until the other answers, and the worker did not exist when it should have heard.
    if (root.hasAttribute("data-left")) return forget();
    // Who read something here may want to answer it where there is no network.
    registration.active.postMessage([location.href.split("#")[0], glue, wasm, ...`${preload} ${later}`.split(" ")]);
  } catch {
    // Reading needs a network, then.
  }
}
window.weerklank = { failed, forget, keep };

// A panic ends the application without a word of its own.
for (const kind of ["error", "unhandledrejection"]) {
  window.addEventListener(kind, (event) => {
    const error = event.error ?? event.reason;
    if (error instanceof WebAssembly.RuntimeError) failed(error);
  });
}

if (!root.hasAttribute("data-left")) {
  const { glue, wasm, preload } = document.querySelector("script[data-glue]").dataset;
  // The page first, then what makes it work: on a slow line the two would share what there is.
  await new Promise((painted) => {
    requestAnimationFrame(() => setTimeout(painted));
    setTimeout(painted, 1000);
  });
  try {
    // First, since it can be read while the rest comes.
    const loading = import(glue);
    for (const href of [wasm, ...preload.split(" ")]) {
      document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "", href }));
    }
    const { default: start } = await loading;
    await start({ module_or_path: wasm });
  } catch (error) {
    failed(error);
  }
}
