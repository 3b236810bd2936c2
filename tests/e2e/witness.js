// In every page, before anything of the page itself.

addEventListener("securitypolicyviolation", (event) => {
  console.error(`the policy was violated: ${event.effectiveDirective} ${event.blockedURI}`);
});

// The page as it was written is parsed now, and no script of it has run yet.
document.addEventListener("readystatechange", () => {
  if (document.readyState === "interactive") window.asWritten = document.getElementById("app");
});
