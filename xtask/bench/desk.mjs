// How long the desk takes with very much in it, as somebody at a laptop waits for it. Prints a line for each: what, a
// tab, and the milliseconds. The driver comes with Lighthouse.

import puppeteer from "puppeteer-core";

const { ADDRESS, TOKEN, CHROME_PATH } = process.env;
const PATIENCE = { timeout: 120_000, polling: "mutation" };

const browser = await puppeteer.launch({
  executablePath: CHROME_PATH,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 800 });
// Only so that the driver may look at the page; the stories hold the desk to the policy.
await page.setBypassCSP(true);

/** Does something, and waits until the page shows what comes of it. */
async function timed(what, act, shows, ...given) {
  const start = performance.now();
  await act();
  await page.waitForFunction(shows, PATIENCE, ...given);
  console.log(`${what}\t${performance.now() - start}`);
}

const write = (field, text) =>
  page.$eval(
    field,
    (input, text) => {
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },
    text,
  );
const found = () => page.$eval("#gevonden", (line) => line.textContent);

await timed("opening the desk", () => page.goto(`${ADDRESS}werkblad/`), () => document.getElementById("code"));
await write("#code", TOKEN);
await timed("signing in, until the list", () => page.click("form button"), () => document.querySelector(".wk-row"));
const all = await found();
const others = (all) => document.getElementById("gevonden")?.textContent !== all;
await timed("a word to filter by", () => write("#zoekwoorden", "school"), others, all);
await timed("everything again", () => write("#zoekwoorden", ""), (all) => document.getElementById("gevonden")?.textContent === all, all);
await timed("the next page of the list", () => page.click(".wk-pager button:last-child"), () => document.querySelector(".wk-pager__here")?.textContent.startsWith("Pagina 2"));
await timed("opening one", () => page.click(".wk-row__open"), () => document.querySelector(".wk-walk"));
await timed("back to the list", () => page.click(".wk-walk a"), () => document.querySelector(".wk-row"));
await timed("what is alike, together", () => page.click(".wk-switch"), () => document.querySelector(".wk-groups"));
await timed("the numbers", () => page.evaluate(() => { location.hash = "/cijfers"; }), () => document.querySelector(".wk-numbers .wk-bars"));
await browser.close();
