// Finds things on the page as assistive technology finds them: by role and name, as the browser computes them. Where
// it does not tell a page, they are worked out here, and the driver is asked whether they are right (`browser.rs`).

const SELECTORS = {
  article: "article",
  button: "button",
  checkbox: "[role=checkbox]",
  combobox: "select",
  disclosure: "summary",
  figure: "figure",
  frame: "iframe",
  group: "details",
  heading: "h1, h2, h3, h4, h5, h6",
  image: "img, [role=img]",
  link: "a",
  list: "ol, ul",
  main: "main",
  navigation: "nav",
  region: "section",
  searchbox: "input",
  switch: "button",
  table: "table",
  textbox: "textarea, input",
};

/** Text without line breaks and double spaces. */
const squeezed = (text) => text.replace(/\s+/g, " ").trim();

/** What browsers have a role of their own for, which they do not tell. */
const OWN_ROLES = { SUMMARY: "disclosure", IFRAME: "frame" };

/** What something is. */
const roleOf = (element) => OWN_ROLES[element.tagName] ?? element.computedRole ?? writtenRole(element);

/** What something is called. */
const nameOf = (element) => squeezed(element.matches("iframe") ? element.title : element.computedName ?? writtenName(element));

function writtenRole(element) {
  if (element.role) return element.role;
  if (element.matches("select")) return "combobox";
  if (element.matches("input")) return element.type === "search" ? "searchbox" : "textbox";
  if (element.matches("section")) return labelOf(element) ? "region" : "generic";
  return Object.keys(SELECTORS).find((role) => element.matches(SELECTORS[role])) ?? "generic";
}

const writtenName = (element) => labelOf(element) ?? wordsIn(element);

/** The name that something else gives to this. */
function labelOf(element) {
  const labels = element.getAttribute("aria-labelledby")?.split(" ").map((id) => document.getElementById(id)) ?? [];
  if (labels.length) return labels.map(wordsIn).join(" ");
  return element.ariaLabel ?? (element.labels?.length ? wordsIn(element.labels[0]) : undefined);
}

/** The words of an element that are read aloud, also those that nobody sees. */
function wordsIn(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.ariaHidden === "true" || !node.checkVisibility()) return "";
  const words = node.ariaLabel ?? node.alt ?? [...node.childNodes].map(wordsIn).join("");
  return getComputedStyle(node).display === "inline" ? words : ` ${words} `;
}

const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

/** The document, and what elements of our own have in them. */
const roots = () => [document, ...document.querySelectorAll("weerklank-agenda:defined")].map((it) => it.shadowRoot ?? it);

/** Everything of a role that can be seen. */
function allOf(role) {
  return roots().flatMap((root) => [...root.querySelectorAll(SELECTORS[role])]).filter((element) => isShown(element) && roleOf(element) === role);
}

/** Everything of a role with this name; or, when there is none, whose name starts like this. */
function allNamed(role, name) {
  const all = allOf(role).map((element) => [element, nameOf(element)]);
  const exact = all.filter(([, its]) => its === name);
  return (exact.length ? exact : all.filter(([, its]) => its.startsWith(name))).map(([element]) => element);
}

/** The one thing of a role with this name, if it is there. */
function named(role, name) {
  const found = allNamed(role, name);
  const leads = new Set(found.map((element) => element.href ?? element));
  if (leads.size > 1) throw new Error(`${found.length} things are a ${role} “${name}”`);
  return found[0];
}

/** All text that can be seen. */
const shownText = () => squeezed(document.body?.innerText ?? "");

/** What has focus, in words. */
function focused() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element && element !== document.body ? `${roleOf(element)} ${nameOf(element)}` : "";
}

/** Whether the application has taken over from the page as it was written. */
const isRunning = () => (window.asWritten
  ? document.getElementById("app") !== window.asWritten
  // In a frame that the driver puts nothing in, it says so itself.
  : document.documentElement.hasAttribute("data-running"));
