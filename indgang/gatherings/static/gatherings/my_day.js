// Each guest's page follows the day by itself: it looks often, says what it has seen, and changes only what has changed.

const LOOKS_EVERY = 4000;

const look = async () => {
  const shown = document.getElementById("my-day");
  if (document.hidden || "over" in shown.dataset) return;
  try {
    const headers = { "If-None-Match": `"${shown.dataset.version}"` };
    const answer = await fetch(location.href, { cache: "no-store", headers });
    if (!answer.ok) return; // 304 where nothing has changed
    const seen = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("my-day");
    if (seen && seen.outerHTML !== shown.outerHTML) shown.replaceWith(seen);
  } catch {
    // Without a network the last that was heard stands.
  }
};

setInterval(look, LOOKS_EVERY);
document.addEventListener("visibilitychange", look);
