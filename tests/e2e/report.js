// In every page of an engine whose driver does not show the console: what would be on it as an error goes to the
// site under test, and is there before the page goes on.
{
  const address = new URL("witness", document.currentScript.src);
  const report = (words) => {
    const request = new XMLHttpRequest();
    request.open("POST", address, false);
    try {
      request.send(words);
    } catch {
      // Without a network nobody hears it.
    }
  };

  const say = console.error;
  console.error = (...words) => {
    report(words.map(String).join(" "));
    say.apply(console, words);
  };
  addEventListener("error", (event) => event.error && report(String(event.error)));
  addEventListener("unhandledrejection", (event) => report(String(event.reason)));
}
