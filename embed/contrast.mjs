// Whether colours can be read on each other, and which of a host's colours can be used.
//
// Pure: knows no page. A colour is [red, green, blue], each from 0 to 1.

/** The least contrast of text, and of what one operates: WCAG 2.2, 1.4.3 and 1.4.11. */
const TEXT = 4.5;
const CONTROL = 3;

const PAPER = ["ground", "raised", "sunken"];
const TINTED = ["action-soft", "echo-soft", "problem-soft"];

const pairs = (fronts, backs, least) => fronts.flatMap((front) => backs.map((back) => [front, back, least]));

/** What stands on what in the style sheets, and how much the two must differ. */
export const PAIRS = [
  ...pairs(["ink", "ink-soft", "action", "action-hover"], [...PAPER, ...TINTED], TEXT),
  ...pairs(["echo"], [...PAPER, "echo-soft"], TEXT),
  ...pairs(["problem"], [...PAPER, "problem-soft"], TEXT),
  ...pairs(["on-action"], ["action", "action-hover"], TEXT),
  ...pairs(["on-leave"], ["leave"], TEXT),
  ...pairs(["line-strong", "focus", "leave"], PAPER, CONTROL),
];

function luminance(colour) {
  const [red, green, blue] = colour.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1, the same, to 21, black and white. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Whether white is read better on this than black. */
export const isDark = (colour) => contrast(colour, [1, 1, 1]) > contrast(colour, [0, 0, 0]);

const mixed = (much, little, part) => much.map((one, index) => one * (1 - part) + little[index] * part);

/** What a host wants, with what goes with it where the host does not say that. */
function completed(own, wanted) {
  const { ground, ink = own.ink, action } = wanted;
  return {
    // On light paper a card has a shadow; on dark paper it is lighter.
    ...(ground && { raised: isDark(ground) ? mixed(ground, ink, 0.07) : ground, sunken: mixed(ground, ink, 0.05) }),
    ...(action && { "action-hover": action, "action-soft": mixed(ground ?? own.ground, action, 0.08) }),
    ...wanted,
  };
}

/**
 * The colours to use: those that a host wants, and ours where its would be hard to read. What stands in front gives way
 * first; if that is ours already, what is behind it. Ours fit each other, so this ends.
 *
 * Also says which of the host's are not used.
 */
export function settled(own, wanted) {
  const colours = { ...own, ...completed(own, wanted) };
  const isMisfit = ([front, back, least]) => contrast(colours[front], colours[back]) < least;
  let misfit;
  while ((misfit = PAIRS.find(isMisfit))) {
    const gives = misfit.find((name) => colours[name] !== own[name]);
    colours[gives] = own[gives];
  }
  return { colours, refused: Object.keys(wanted).filter((name) => colours[name] !== wanted[name]) };
}
