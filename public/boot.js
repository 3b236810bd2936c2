// Runs before the application, and without it: the quick exit, and the start of the application itself.
//
// It is a file of its own, because the policy of this site allows no inline script. It is small, because
// someone may have to leave before anything else has loaded.

const PREFIX = "wk.";
const PRESSES = 3;
const WITHIN_MS = 5000;

const root = document.documentElement;

/** Leaves at once: nothing to see, nothing kept, no way back. */
function leave(address) {
  root.setAttribute("data-left", "");
  document.body.replaceChildren();
  document.title = "";
  for (const name of ["sessionStorage", "localStorage"]) {
    try {
      const storage = window[name];
      Object.keys(storage)
        .filter((key) => key.startsWith(PREFIX))
        .forEach((key) => storage.removeItem(key));
    } catch {
      // Storage that may not be used holds nothing of ours.
    }
  }
  window.location.replace(address);
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

// A page that the browser kept for going back must not come to life again after a quick exit.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && root.hasAttribute("data-left")) window.location.reload();
});

/** Says that the application does not work. What is on the page can still be read. */
function failed(reason) {
  console.error("weerklank:", reason);
  document.getElementById("boot-failed")?.removeAttribute("hidden");
}
window.weerklank = { failed };

const { glue, wasm } = document.querySelector("script[data-glue]").dataset;
try {
  const { default: start } = await import(glue);
  await start({ module_or_path: wasm });
} catch (error) {
  failed(error);
}
