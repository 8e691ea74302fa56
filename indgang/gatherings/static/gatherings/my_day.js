// Each guest's page follows the day by itself: it looks often, and changes only what has changed.

const LOOKS_EVERY = 4000;

const look = async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) return;
    const seen = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("my-day");
    const shown = document.getElementById("my-day");
    if (seen && seen.innerHTML !== shown.innerHTML) shown.replaceWith(seen);
  } catch {
    // Without a network the last that was heard stands.
  }
};

setInterval(look, LOOKS_EVERY);
document.addEventListener("visibilitychange", look);
