// Finds things on the page as assistive technology finds them: by role and name, as the browser computes them.

const SELECTORS = {
  article: "article",
  button: "button",
  disclosure: "summary",
  figure: "figure",
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

/** What something is. For the line that opens more the browser has a role of its own, which it does not tell. */
const roleOf = (element) => (element.matches("summary") ? "disclosure" : element.computedRole);

const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

/** Everything of a role that can be seen. */
function allOf(role) {
  return [...document.querySelectorAll(SELECTORS[role])].filter((element) => isShown(element) && roleOf(element) === role);
}

/** Everything of a role with this name; or, when there is none, whose name starts like this. */
function allNamed(role, name) {
  const all = allOf(role).map((element) => [element, squeezed(element.computedName)]);
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
  const element = document.activeElement;
  return element && element !== document.body ? `${roleOf(element)} ${squeezed(element.computedName)}` : "";
}

/** Whether the application has taken over from the page as it was written. */
const isRunning = () => Boolean(window.asWritten) && document.getElementById("app") !== window.asWritten;
