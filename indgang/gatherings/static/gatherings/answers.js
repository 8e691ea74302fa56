// What is typed is kept on the phone first and sent after: a lost network loses nothing.
//
// Each box goes by the version it was seen at, and each sending has a key of its own, so that one sent twice counts once.
// Where somebody else has written meanwhile the server refuses, and both texts are shown. What was refused is held: it
// stays on the phone, also when the page is loaded again, and is sent when somebody has looked at it and saves.

const PAUSE = 700;
const TRIES_EVERY = 4000;

const boxes = [...document.querySelectorAll("[data-box]")];
const timers = new Map();
const sending = new Set();

const placeOf = (box) => `indgang:${location.pathname}:${box.dataset.box}`;
const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("");

const queued = (box) => {
  try {
    return JSON.parse(localStorage.getItem(placeOf(box)));
  } catch {
    return null;
  }
};

const queue = (box, value) => {
  try {
    if (value) localStorage.setItem(placeOf(box), JSON.stringify(value));
    else localStorage.removeItem(placeOf(box));
  } catch {
    // A phone that keeps nothing still sends.
  }
};

const tell = (box, text) => (box.querySelector("[data-state]").textContent = text);
const tellThat = (box, what) => tell(box, box.querySelector("[data-state]").dataset[what]);

const showTheirs = (box, text) => {
  box.querySelector("[data-theirs-text]").textContent = text;
  box.querySelector("[data-theirs]").hidden = false;
};

const kept = (box, sent, version) => {
  box.seen.value = version;
  const now = queued(box);
  const isTypedOn = now && now.key !== sent.key;
  queue(box, isTypedOn ? { ...now, seen: version } : null);
  box.querySelector("[data-theirs]").hidden = true;
  tellThat(box, "kept");
  if (isTypedOn) send(box);
};

const hold = (box) => queue(box, { ...queued(box), isHeld: true });

const refused = (box, status, told) => {
  hold(box);
  tell(box, told.why ?? "");
  if (status !== 409) return;
  box.seen.value = told.version;
  showTheirs(box, told.theirs);
};

const turnedAway = (box) => {
  hold(box);
  tellThat(box, "away");
};

// What the server's answer means for the box; a fault of the server's own is tried again by itself.
const meaningOf = async (box, waiting, answer) => {
  if (answer.status >= 500) return () => tellThat(box, "trouble");
  if (answer.redirected || ![200, 409, 422].includes(answer.status)) return () => turnedAway(box);
  const told = await answer.json();
  return answer.ok ? () => kept(box, waiting, told.version) : () => refused(box, answer.status, told);
};

const send = async (box) => {
  const waiting = queued(box);
  if (!waiting || waiting.isHeld || sending.has(box)) return;
  sending.add(box);
  const body = new URLSearchParams(new FormData(box));
  body.set("text", waiting.text);
  body.set("seen", waiting.seen);
  body.set("once_key", waiting.key);
  let then = () => tellThat(box, "waiting");
  try {
    const answer = await fetch(box.action, { method: "POST", body, headers: { Accept: "application/json" } });
    then = await meaningOf(box, waiting, answer);
  } catch {
    // Sent again by itself.
  }
  sending.delete(box);
  then();
};

const typed = (box) => {
  queue(box, { text: box.text.value, seen: box.seen.value, key: newKey() });
  clearTimeout(timers.get(box));
  timers.set(box, setTimeout(() => send(box), PAUSE));
};

const takeUp = (box) => {
  const waiting = queued(box);
  if (!waiting) return;
  const stands = box.text.value;
  if (waiting.isHeld && waiting.text === stands) return queue(box, null);
  box.text.value = waiting.text;
  if (!waiting.isHeld) return;
  tellThat(box, "held");
  if (stands) showTheirs(box, stands);
};

// What was typed in a box that is no longer there, as the tables were drawn anew.
const showLeftOver = () => {
  const place = document.querySelector("[data-left-over]");
  const start = `indgang:${location.pathname}:`;
  const theirs = new Set(boxes.map(placeOf));
  const left = Object.keys(localStorage).filter((key) => key.startsWith(start) && !theirs.has(key));
  if (!place || !left.length) return;
  place.querySelector("[data-left-over-text]").textContent = left
    .map((key) => JSON.parse(localStorage.getItem(key)).text)
    .join("\n\n");
  place.hidden = false;
  place.querySelector("button").addEventListener("click", () => {
    left.forEach((key) => localStorage.removeItem(key));
    place.hidden = true;
  });
};

boxes.forEach((box) => {
  takeUp(box);
  box.addEventListener("input", () => typed(box));
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    typed(box);
    clearTimeout(timers.get(box));
    send(box);
  });
});

const sendAll = () => boxes.forEach(send);

try {
  showLeftOver();
} catch {
  // A phone that keeps nothing has nothing left over.
}
sendAll();
addEventListener("online", sendAll);
setInterval(sendAll, TRIES_EVERY);
