// How a host's colours and ours go together. `cargo test -p weerklank-tests --test contract scripts` runs this.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { PAIRS, contrast, isDark, settled } from "./contrast.mjs";

const rgb = (hex) => [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
const [whole, black, white] = [readFileSync(new URL("../style/tokens.css", import.meta.url), "utf8"), rgb("000000"), rgb("ffffff")];
const colours = (css) => Object.fromEntries([...css.matchAll(/--wk-color-([a-z-]+): #(\w{6})/g)].map(([, name, hex]) => [name, rgb(hex)]));
const [light, dark] = whole.split("prefers-color-scheme: dark").map(colours);

const misfits = (colours) => PAIRS.filter(([front, back, least]) => contrast(colours[front], colours[back]) < least);

test("contrast is what WCAG says", () => {
  assert.equal(contrast(black, white), 21);
  assert.equal(contrast(white, white), 1);
  assert.equal(contrast(rgb("767676"), white).toFixed(2), "4.54");
});

test("our own colours fit each other, in light and in dark", () => {
  assert.deepEqual(misfits(light), []);
  assert.deepEqual(misfits(dark), []);
});

test("a host's colours are used where they can be read", () => {
  const wanted = { ground: white, ink: rgb("001a40"), action: rgb("5115ef") };
  const { colours, refused } = settled(light, wanted);
  assert.deepEqual(refused, []);
  assert.deepEqual([colours.ground, colours.ink, colours.action], [wanted.ground, wanted.ink, wanted.action]);
  assert.deepEqual(colours["action-hover"], wanted.action, "what the host does not say follows what it says");
});

test("what stands in front gives way, and what is behind it stays", () => {
  const { colours, refused } = settled(light, { ground: white, action: rgb("ffd800") });
  assert.deepEqual(refused, ["action"]);
  assert.deepEqual([colours.ground, colours.action], [white, light.action]);
});

test("a ground on which nothing can be read is not used", () => {
  const { colours, refused } = settled(light, { ground: rgb("808080") });
  assert.deepEqual(refused, ["ground"]);
  assert.deepEqual(colours.ground, light.ground);
});

test("whatever a host wants, everything can be read", () => {
  const steps = ["000000", "224466", "7f7f7f", "ff0000", "ffd800", "99ccff", "ffffff"].map(rgb);
  for (const ground of steps) for (const ink of steps) for (const action of steps) {
    const { colours } = settled(isDark(ground) ? dark : light, { ground, ink, action, "on-action": ink, echo: action });
    assert.deepEqual(misfits(colours), []);
  }
});
