// What a host's page looks like: its design tokens, as far as they mean something to Weerklank.

/**
 * What each token of ours can be taken from, after `--weerklank-` and its own name. In this order: tokens of NL Design
 * System's components, its basis, and those of the Utrecht component library, which many sites still use.
 * docs/nl/inbedden.md lists them for who makes a site.
 */
const CHAIN = {
  ground: "basis-color-default-bg-document utrecht-root-background-color utrecht-body-background-color",
  raised: "",
  sunken: "basis-color-default-bg-subtle",
  ink: "nl-paragraph-color basis-color-default-color-document utrecht-root-color utrecht-body-color",
  "ink-soft": "basis-color-default-color-default",
  line: "basis-color-default-border-subtle",
  "line-strong": "basis-form-control-border-color utrecht-textbox-border-color",
  // Of links and buttons. First what was made to be read on the ground, also on a dark one.
  action: "basis-color-action-1-color-default nl-button-primary-background-color utrecht-button-primary-action-background-color",
  "action-hover": "basis-color-action-1-color-hover nl-button-primary-hover-background-color utrecht-button-primary-action-hover-background-color",
  "on-action": "nl-button-primary-color basis-color-action-1-inverse-color-default utrecht-button-primary-action-color",
  "action-soft": "basis-color-action-1-bg-default",
  echo: "basis-color-positive-color-default",
  "echo-soft": "basis-color-positive-bg-default",
  problem: "basis-color-negative-color-default",
  "problem-soft": "basis-color-negative-bg-default",
  focus: "",
  "focus-ring": "",
  font: "nl-paragraph-font-family basis-text-font-family-default utrecht-root-font-family",
  "font-heading": "nl-heading-level-1-font-family basis-heading-font-family utrecht-heading-1-font-family",
  radius: "nl-button-border-radius basis-border-radius-md utrecht-button-border-radius",
};

const CLEAR = "rgba(0, 0, 0, 0)";

/** What one sees behind `element`: the first background around it, or that of an empty page. */
function behind(element, place) {
  for (let around = element; around; around = around.assignedSlot ?? around.parentElement ?? around.getRootNode().host) {
    const { backgroundColor } = getComputedStyle(around);
    if (backgroundColor !== CLEAR) return backgroundColor;
  }
  place.style.backgroundColor = "Canvas";
  return getComputedStyle(place).backgroundColor;
}

/**
 * The tokens that hold at `element`, by their names of ours: what its attribute `tokens` says (`action: #123456; font:
 * Arial`), else the first of the chain that the host's style sheets set there, for the classes in `theme-class` too. Who says
 * nothing of a ground still has one: ours, or darkness because somebody prefers that, would be a hole in their page.
 */
export function tokensOf(element) {
  const attribute = (name) => element.getAttribute(name) ?? "";
  const said = new Map(attribute("tokens").split(";").map((part) => part.split(/:(.*)/s).map((word) => word.trim())));
  const place = element.appendChild(document.createElement("span"));
  place.className = attribute("theme-class");
  const style = getComputedStyle(place);
  const tokens = {};
  for (const [name, chain] of Object.entries(CHAIN)) {
    const names = [`weerklank-${name}`, ...chain.split(" ")];
    const value = said.get(name) ?? names.map((name) => style.getPropertyValue(`--${name}`).trim()).find(Boolean);
    if (value) tokens[`--weerklank-${name}`] = value;
  }
  tokens["--weerklank-ground"] ??= behind(element, place);
  place.remove();
  return tokens;
}
