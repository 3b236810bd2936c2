// Dresses the application as the page that it is embedded in, with the tokens that the element sends (tokens.mjs).
//
// A value of a host is never used as it is. A colour is read by the browser and written anew; fonts and lengths have to look
// like fonts and lengths. So nothing can be loaded, and nothing but these properties changes.

import { isDark, settled } from "./contrast.mjs";

const COLOUR = "--wk-color-";
const THEIRS = "--weerklank-";

/** The names of families, in quotes or not. */
const FONTS = /^[\w\s,"'-]{1,200}$/;
/** The roundest corners that leave room for what is in them, in pixels. */
const MOST_ROUND = 24;

/** What is no colour. */
const OTHER = {
  font: (value) => FONTS.test(value) && { "--wk-font-body": value },
  "font-heading": (value) => FONTS.test(value) && { "--wk-font-heading": value },
  radius: (value) => {
    const [, number, unit] = /^([\d.]+)(px|rem|em)?$/.exec(value) ?? [];
    const pixels = `${Math.min(number * (unit === "px" ? 1 : 16), MOST_ROUND)}px`;
    return number >= 0 && { "--wk-radius": pixels, "--wk-radius-small": pixels };
  },
};

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

// On paper everything stays as it is without a host.
const sheet = new CSSStyleSheet({ media: "screen" });
document.adoptedStyleSheets.push(sheet);

/** Reads colours: [red, green, blue]; nothing for what is none, or what one can see through. */
function reader() {
  const probe = document.documentElement.appendChild(document.createElement("i"));
  probe.hidden = true;
  const read = (value) => {
    probe.style.color = "";
    // In whatever way a colour is written, this gives it in one way.
    probe.style.color = `color-mix(in srgb, ${value}, ${value})`;
    const [, parts] = (probe.style.color && /^color\(srgb ([^/]+)\)$/.exec(getComputedStyle(probe).color)) || [];
    return parts?.split(" ").map((part) => Math.min(Math.max(Number(part) || 0, 0), 1));
  };
  return { read, done: () => probe.remove() };
}

/** What our own style sheet says, in light and in dark: all that differs between the two. */
function ownSchemes() {
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const inside = rules.filter(({ media }) => media?.mediaText.includes("dark")).flatMap(({ cssRules }) => [...cssRules]);
  const style = (rules) => rules.find(({ selectorText }) => selectorText === ":root").style;
  const names = [...style(inside)].filter((name) => name.startsWith("--wk-"));
  const said = (rules) => Object.fromEntries(names.map((name) => [name, style(rules).getPropertyValue(name)]));
  return { light: said(rules), dark: said(inside) };
}

/** What `tokens` come to: what to set, which tokens are not used, and whether it is dark then. */
function dressed(tokens) {
  const { read, done } = reader();
  const schemes = ownSchemes();
  const [wanted, set, refused] = [{}, {}, []];
  for (const [token, value] of Object.entries(tokens)) {
    const name = token.slice(THEIRS.length);
    if (!token.startsWith(THEIRS) || typeof value !== "string") continue;
    const other = OTHER[name]?.(value);
    const colour = COLOUR + name in schemes.light && read(value);
    if (other) Object.assign(set, other);
    else if (colour) wanted[name] = colour;
    else refused.push(name);
  }
  // With dark paper of the host go our dark colours, whatever somebody prefers; and the other way round.
  const scheme = (wanted.ground ? isDark(wanted.ground) : prefersDark.matches) ? "dark" : "light";
  const own = schemes[scheme];
  const colours = Object.keys(own).filter((name) => name.startsWith(COLOUR));
  const result = settled(Object.fromEntries(colours.map((name) => [name.slice(COLOUR.length), read(own[name])])), wanted);
  done();
  Object.assign(set, own, { "color-scheme": scheme });
  for (const [name, colour] of Object.entries(result.colours)) {
    set[COLOUR + name] = `rgb(${colour.map((part) => Math.round(part * 255)).join(" ")})`;
  }
  return { set, refused: [...refused, ...result.refused], dark: scheme === "dark" };
}

/** What was asked for last. */
let asked = {};

/** Dresses the page in `tokens`, and says which of them are not used, and whether it is dark now. */
export function dress(tokens) {
  asked = tokens;
  // What was set before goes.
  sheet.replaceSync(":root {}");
  if (Object.keys(tokens).length === 0) return { refused: [], dark: prefersDark.matches };
  const { set, ...rest } = dressed(tokens);
  for (const [name, value] of Object.entries(set)) sheet.cssRules[0].style.setProperty(name, value);
  return rest;
}

prefersDark.addEventListener("change", () => dress(asked));
