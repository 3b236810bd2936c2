// Weerklank on somebody else's page: `<weerklank-agenda>`. docs/adr/0018-embedding.md says why it is a frame.
//
// This runs among the scripts of that page, so it touches nothing but its own element, and takes nothing from a message
// before it has looked who sent it. What it says to the frame and hears from it is in frame.mjs.

import { PATH } from "./path.mjs";
import { tokensOf } from "./tokens.mjs";
import { FRAME, LEAVE, OPEN } from "./words.mjs";

const SITE = new URL(".", import.meta.url);

/** Where each view is, in an agenda. */
const VIEWS = {
  themes: () => "",
  theme: (theme) => `thema/${theme}/`,
  answer: (theme) => (theme ? `thema/${theme}/antwoord/` : "top-drie/"),
  outcomes: () => "gedaan/",
  progress: () => "voortgang/",
};

/** Until the frame says how high it is: what comes after it is below the fold, and does not jump. */
const RESERVED = "100vh";
/** How long the frame may take to say something, once it is loaded. */
const PATIENCE_MS = 5000;
/** How long it is not seen, once it is loaded, while it does not have the colours of the page yet. */
const DRESSING_MS = 1000;
/** How long the frame may take to wipe what it keeps, before the page goes. */
const WIPING_MS = 250;

// Not a `<style>`: the policy of the page may forbid that. `!important`, since its style sheets may say `* { all: unset }`.
const style = new CSSStyleSheet();
style.replaceSync(`
  :host { display: block !important; position: relative !important; }
  :host([hidden]) { display: none !important; }
  iframe { display: block; box-sizing: border-box; inline-size: 100%; border: 0; }
  div, .spot { position: absolute; inline-size: 1px; pointer-events: none; }
  div { position: sticky; inset-block-start: 0; z-index: 1; display: flex; justify-content: end; box-sizing: border-box;
    inline-size: 100%; max-inline-size: 1024px; block-size: 0; margin-inline: auto; padding-inline: 16px; }
  [hidden] { display: none; }
  /* frame.css leaves room for it. */
  a { display: flex; align-items: center; justify-content: center; box-sizing: border-box; block-size: 44px;
    min-inline-size: 104px; margin-block-start: 10px; padding-inline: 8px; pointer-events: auto;
    border-radius: 8px; background: #1a2444; color: #fff; font: 650 15px/1 system-ui, sans-serif; white-space: nowrap;
    text-decoration: none; cursor: pointer; }
  a:focus-visible { outline: 3px solid #fff; outline-offset: -6px; }
  .dark { background: #f2eee6; color: #12182b; }
  .dark:focus-visible { outline-color: #12182b; }
  @media print { a { display: none; } }
`);

const make = (name, properties) => Object.assign(document.createElement(name), { lang: "nl" }, properties);

class Agenda extends HTMLElement {
  static observedAttributes = ["agenda", "theme", "view", "lang", "level", "theme-class", "tokens", "min-height", "max-height"];

  #frame = make("iframe", { referrerPolicy: "no-referrer", allow: "clipboard-write" });
  // The header of the application, which has the quick exit, cannot stay in view in a frame as high as its page.
  #exit = make("a", { rel: "noreferrer", textContent: LEAVE });
  #bar = make("div", { hidden: true });
  #spot = make("span", { className: "spot" });
  #instead = make("slot");
  /** What the frame shows, as far as we know. */
  #path;
  /** Whether somebody came near. Not `loading=lazy`: WebKit makes no places to come back from in such a frame. */
  #isNear = false;
  #isReady = false;
  #listening;

  constructor() {
    super();
    this.#bar.append(this.#exit);
    this.#exit.onclick = (event) => this.#leave(event);
    this.#frame.onload = () => {
      if (!this.#isNear) return;
      setTimeout(() => this.#uncover(), DRESSING_MS);
      setTimeout(() => (this.#instead.hidden = this.#isReady), PATIENCE_MS);
    };
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    this.#instead.append(make("a", { textContent: OPEN, target: "_top" }));
    root.append(this.#bar, this.#spot, this.#instead);
  }

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    addEventListener("message", (event) => this.#hear(event), { signal });
    addEventListener("hashchange", () => this.#follow(), { signal });
    // A theme may have other colours then.
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#dress(), { signal });
    this.#frame.title = this.ariaLabel ?? FRAME;
    this.#frame.lang = this.ariaLabel ? "" : "nl";
    this.#open(this.#pathInHash() ?? this.#start());
    this.#fit(this.getAttribute("min-height") ? 0 : RESERVED);
    this.#bar.after(this.#frame);
    this.#awaitNear(signal);
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  attributeChangedCallback(name, _old, value) {
    if (!this.isConnected || !this.#listening) return;
    if (/^(agenda|theme|view)$/.test(name)) this.#open(this.#start());
    else if (/^(lang|level)$/.test(name)) this.#greet();
    else if (name.endsWith("height")) this.#frame.style.setProperty(name, length(value));
    else this.#dress();
  }

  /** Loads the frame once it is less than a window away. */
  #awaitNear(signal) {
    const near = new IntersectionObserver((places) => {
      if (!places.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      this.#isNear = true;
      this.#open(this.#path);
    }, { rootMargin: "100%" });
    if (!this.#isNear) near.observe(this);
    signal.onabort = () => near.disconnect();
  }

  /** The page that the attributes ask for. */
  #start() {
    const [agenda, theme, view] = ["agenda", "theme", "view"].map((name) => this.getAttribute(name) ?? "");
    const path = agenda && `${agenda}/${(Object.hasOwn(VIEWS, view) ? VIEWS[view] : VIEWS[theme ? "theme" : "themes"])(theme)}`;
    return PATH.test(path) ? path : "";
  }

  #open(path) {
    const address = new URL(path, SITE).href;
    const { contentWindow } = this.#frame;
    // Where something was shown before: nobody went there by themselves, so it is no place to come back from.
    if (this.#exit.href && contentWindow) contentWindow.location.replace(address);
    else if (this.#isNear) this.#frame.src = address;
    this.#instead.firstChild.href = address;
    this.#path = path;
    this.#isReady = false;
    this.#instead.hidden = this.#bar.hidden = true;
    // Our own colours, and then those of the page, would be a flash.
    if (this.#isNear) this.#frame.style.opacity = 0;
  }

  #fit(height) {
    const { style } = this.#frame;
    style.height = length(height);
    for (const name of ["min-height", "max-height"]) style.setProperty(name, length(this.getAttribute(name)));
  }

  #uncover() {
    this.#frame.style.opacity = "";
  }

  #greet() {
    this.#say("host", { fit: true, follow: this.hasAttribute("sync-hash"), lang: this.#language });
  }

  #dress() {
    this.#say("style", { tokens: tokensOf(this) });
  }

  #say(type, more) {
    // Before that there may be a page of nobody in it.
    if (this.#isReady) this.#frame.contentWindow?.postMessage({ weerklank: 1, type, ...more }, SITE.origin);
  }

  #hear({ data, origin, source }) {
    if (source !== this.#frame.contentWindow || origin !== SITE.origin || data?.weerklank !== 1) return;
    switch (data.type) {
      case "ready":
        if (!isSafe(data.exit)) return;
        this.#isReady = true;
        this.#exit.href = data.exit;
        this.#instead.hidden = true;
        this.#bar.hidden = false;
        this.#greet();
        return this.#dress();
      case "height":
        if (data.height > 0) this.#frame.style.height = length(data.height);
        return;
      case "styled":
        this.#exit.classList.toggle("dark", data.dark === true);
        return this.#uncover();
      case "show":
        return this.#show(data);
      case "page":
        return this.#note(data.path);
      case "leave":
        if (isSafe(data.to)) go(data.to);
    }
  }

  /** Scrolls the page to a place in the frame, no further than needed. */
  #show({ top, height }) {
    if (!(top >= 0 && height >= 0)) return;
    const { style } = this.#spot;
    style.top = length(top);
    style.height = length(height);
    this.#spot.scrollIntoView({ block: "nearest" });
  }

  /** The tag of what to begin in: the global attribute, which may say what language the link in the element has. */
  get #language() {
    return this.getAttribute("level") === "easy" ? "nl-simple" : this.lang;
  }

  /** The name that the page of the frame has after `#`, if it stands there. */
  get #key() {
    return this.getAttribute("sync-hash") || "weerklank";
  }

  #pathInHash() {
    return this.hasAttribute("sync-hash") ? placesInHash().get(this.#key) : undefined;
  }

  /** The frame shows another page. No place to come back from: the frame made one itself. */
  #note(path) {
    if (!this.hasAttribute("sync-hash") || !PATH.test(path) || path === this.#path) return;
    this.#path = path;
    // Beside the places of other elements; a hash of the page itself, such as `#contact`, is none.
    const all = placesInHash().set(this.#key, path);
    history.replaceState(history.state, "", `#${[...all].map((place) => place.join("=")).join("&")}`);
  }

  /** Somebody went to another address of this page, or came back from it. */
  #follow() {
    const path = this.#pathInHash() ?? (location.hash ? this.#path : this.#start());
    if (!this.hasAttribute("sync-hash") || path === this.#path) return;
    if (!this.#isReady) return this.#open(path);
    this.#path = path;
    this.#say("page", { path });
  }

  #leave(event) {
    event.preventDefault();
    hide();
    this.#say("leave");
    setTimeout(go, WIPING_MS, this.#exit.href);
  }
}

/** What the hash of the page says: names, and their paths. */
const placesInHash = () => new Map([...new URLSearchParams(location.hash.slice(1))].filter(([, path]) => path && PATH.test(path)));

/** A number of pixels, or what the style sheet language makes of it. */
const length = (value) => (/^[\d.]+$/.test(value) ? `${value}px` : value ?? "");

const isSafe = (address) => typeof address === "string" && address.startsWith("https://");

/** Nothing of this page is seen any more. */
const hide = () => document.documentElement.style.setProperty("opacity", "0", "important");

/** Leaves, with all that is around this page, and no way back to it. */
function go(address) {
  hide();
  try {
    top.location.replace(address);
  } catch {
    location.replace(address);
  }
}

if (!customElements.get("weerklank-agenda")) customElements.define("weerklank-agenda", Agenda);
