// In the frame of `<weerklank-agenda>` (element.mjs), or of any other page. boot.js loads it there, and nowhere else.
//
// The page around us learns how high this one is, what to scroll to, that somebody leaves and, if it asked for that, the
// path of the page: nothing else. Messages are objects `{ weerklank: 1, type, … }`:
//
// | from | type | holds |
// |---|---|---|
// | frame | `ready` | `exit`: where the quick exit leads |
// | frame | `height` | `height`: of all of the page, in pixels |
// | frame | `show` | `top`, `height`: of what should be seen now |
// | frame | `page` | `path`: of the page, after the base of the site |
// | frame | `styled` | `refused`: which of the tokens that it sent are not used, by their names of ours; `dark`: whether we are dark now |
// | frame | `leave` | `to`: an address; somebody leaves |
// | host | `host` | `fit`: whether it makes us as high as our page, and shows the quick exit; `follow`: whether it wants to hear `page`; `lang`: the tag of the language to read in, or nothing |
// | host | `style` | `tokens`: custom properties of ours, `--weerklank-…` |
// | host | `page` | `path`: to go to |
// | host | `leave` | nothing: somebody leaves by the exit of the host |

import css from "./frame.css";
import { PATH } from "./path.mjs";
import { dress } from "./theme.mjs";
import { STUCK } from "./words.mjs";

const root = document.documentElement;
const BASE = new URL(document.baseURI).pathname;
/** What there is to read in: `core::text`. */
const LANGUAGES = ["nl", "nl-simple"];
/** Where the application keeps that somebody reads easily (`state/reading.rs`), and where we keep that they chose here. */
const [EASY, CHOSEN] = ["wk.easy", "wk.level"];
/** How long a page that we leave for may take, before we say that it does not come. */
const PATIENCE_MS = 4000;

/** The page around us, once its element has spoken. Only this one is heard from then on. */
let host;
let follows = false;
// Read now: when somebody leaves, the page is emptied.
const exit = document.querySelector("a[data-leave]")?.href;

root.setAttribute("data-framed", "");
const style = new CSSStyleSheet();
style.replaceSync(css);
document.adoptedStyleSheets.push(style);

// Before its element has spoken we do not know where the page around us is from; it hears nothing then that is anybody's.
const say = (type, more) => parent.postMessage({ weerklank: 1, type, ...more }, host ?? "*");

addEventListener("message", ({ data, origin, source }) => {
  if (source !== parent || data?.weerklank !== 1 || origin !== (host ?? origin)) return;
  if (data.type === "host" && !host) meet(origin, data);
  if (!host) return;
  if (data.type === "host" && LANGUAGES.includes(data.lang)) whenRunning(() => readIn(data.lang));
  if (data.type === "style") say("styled", dress(Object(data.tokens)));
  if (data.type === "page" && PATH.test(data.path)) goTo(BASE + data.path);
  if (data.type === "leave") document.querySelector("a[data-leave]")?.click();
});

function meet(origin, { fit, follow }) {
  // A page without an origin cannot be told apart from another.
  if (origin === "null") return;
  host = origin;
  follows = follow === true;
  tellPage();
  if (fit !== true) return;
  root.setAttribute("data-embedded", "");
  new ResizeObserver(tellHeight).observe(document.body);
}

function tellHeight() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height > 0) say("height", { height });
}

function tellPage() {
  if (follows) say("page", { path: location.pathname.slice(BASE.length) });
}

function whenRunning(action) {
  if (root.hasAttribute("data-running")) return action();
  const running = new MutationObserver(() => {
    running.disconnect();
    action();
  });
  running.observe(root, { attributeFilter: ["data-running"] });
}

/** The switch between the languages. */
const SWITCH = ".wk-easier [aria-checked]";
/** Whether somebody pressed it on this page. */
let hasChosen = false;

/** Reads in what the page around asks for. Whoever reads and chose goes before that; and this is no choice of theirs. */
function readIn(lang) {
  if (hasChosen || lang === root.lang) return;
  const press = () => document.querySelector(SWITCH)?.click();
  try {
    if (localStorage.getItem(CHOSEN) ?? localStorage.getItem(EASY)) return;
    press();
    localStorage.removeItem(EASY);
  } catch {
    press();
  }
}

document.addEventListener("click", ({ isTrusted, target }) => {
  if (!isTrusted || !target.closest?.(SWITCH)) return;
  hasChosen = true;
  try {
    localStorage.setItem(CHOSEN, "1");
  } catch {
    // Each page begins as the page around asks, then.
  }
});

/** Goes to a page, in this place of the tab's history. */
function goTo(path) {
  if (!root.hasAttribute("data-running")) return location.replace(path);
  history.replaceState(path, "", path);
  dispatchEvent(new PopStateEvent("popstate", { state: path }));
}

// The page changes without a word (state/navigation.rs).
for (const name of ["pushState", "replaceState"]) {
  const change = history[name];
  history[name] = (...place) => {
    change.apply(history, place);
    tellPage();
  };
}
addEventListener("popstate", tellPage);

// To whom is busy here only. The page around cannot tell: in WebKit, what had focus there before has it still.
const show = (top, height) => document.hasFocus() && say("show", { top: Math.max(0, top), height });

// What would scroll here is for the page around us to scroll to: this one is as high as what is in it.
const { scrollIntoView } = Element.prototype;
Element.prototype.scrollIntoView = function (options) {
  scrollIntoView.call(this, options);
  const { top, height } = this.getBoundingClientRect();
  // Of what is higher than a window the beginning.
  show(top, Math.min(height, 200));
};
const { scrollTo } = window;
window.scrollTo = (...place) => {
  scrollTo(...place);
  show(0, 1);
};

// A word that is explained stands under the word, not at the bottom of a page that may be far away.
document.addEventListener("toggle", ({ target, newState }) => {
  if (!target.popover || newState !== "open" || !root.hasAttribute("data-embedded")) return;
  const word = document.querySelector(`[popovertarget="${target.id}"]`).getBoundingClientRect();
  const lowest = document.body.offsetHeight - target.offsetHeight;
  target.style.top = `${Math.max(0, Math.min(word.bottom + scrollY + 8, lowest))}px`;
  target.scrollIntoView({ block: "nearest" });
}, true);

// Other sites do not want to be in a frame, and nobody wants them there.
document.addEventListener("click", ({ target }) => {
  const link = target instanceof Element && target.closest("a[href^=http]");
  if (link && link.origin !== location.origin && !link.target) link.target = "_top";
}, true);

// boot.js has just wiped what is kept here, and tried to take the page around us along.
function left() {
  if (!root.hasAttribute("data-left")) return;
  say("leave", { to: exit });
  let mayLeave = true;
  try {
    top.location.replace(exit);
  } catch {
    mayLeave = false;
  }
  setTimeout(cannotLeave, mayLeave || host ? PATIENCE_MS : 0);
}

function cannotLeave() {
  document.body.textContent = STUCK;
  document.body.setAttribute("role", "alert");
  root.setAttribute("data-stuck", "");
}

new MutationObserver(left).observe(root, { attributeFilter: ["data-left"] });
left();
say("ready", { exit });
