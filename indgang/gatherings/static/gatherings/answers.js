// What is typed is kept on the phone first and sent after: a lost network loses nothing.
//
// Each box goes by the version it was seen at, and each sending has a key of its own, so that one sent twice counts once.
// Where somebody else has written meanwhile the server refuses, and both texts are shown.

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
  tell(box, box.querySelector("[data-state]").dataset.kept);
  if (isTypedOn) send(box);
};

const refused = (box, status, told) => {
  queue(box, null);
  tell(box, told.why ?? "");
  if (status !== 409) return;
  box.seen.value = told.version;
  showTheirs(box, told.theirs);
};

const send = async (box) => {
  const waiting = queued(box);
  if (!waiting || sending.has(box)) return;
  sending.add(box);
  const body = new URLSearchParams(new FormData(box));
  body.set("text", waiting.text);
  body.set("seen", waiting.seen);
  body.set("once_key", waiting.key);
  let then = () => tell(box, box.querySelector("[data-state]").dataset.waiting);
  try {
    const answer = await fetch(box.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.ok) {
      const told = await answer.json();
      then = () => kept(box, waiting, told.version);
    } else if (answer.status === 409 || answer.status === 422) {
      const told = await answer.json();
      then = () => refused(box, answer.status, told);
    }
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

boxes.forEach((box) => {
  const waiting = queued(box);
  if (waiting) box.text.value = waiting.text;
  box.addEventListener("input", () => typed(box));
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    typed(box);
    clearTimeout(timers.get(box));
    send(box);
  });
});

const sendAll = () => boxes.forEach(send);

sendAll();
addEventListener("online", sendAll);
setInterval(sendAll, TRIES_EVERY);
