// The clock goes by the server's time: each answer sets it right, so it neither drifts nor minds a sleeping screen.

const LOOKS_EVERY = 3000;

let ahead = 0; // how many ms the server's clock is ahead of this one
let endsAt = 0;
let wasRunning = false;
let sound = null;

const clock = () => document.getElementById("clock");

const setRight = (asked = Date.now()) => {
  const { now, ends } = clock().dataset;
  ahead = Number(now) - (asked + Date.now()) / 2;
  endsAt = Number(ends);
};

const beep = () => {
  if (!sound) return;
  const tone = sound.createOscillator();
  tone.frequency.value = 660;
  tone.connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 0.8);
};

const tick = () => {
  if (!endsAt) return;
  const left = Math.max(0, Math.ceil((endsAt - Date.now() - ahead) / 1000));
  const word = document.querySelector(".clock-word");
  document.querySelector("[data-left]").textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  word.textContent = left > 0 ? word.dataset.running : word.dataset.over;
  clock().classList.toggle("is-over", left === 0);
  if (wasRunning && left === 0) beep();
  wasRunning = left > 0;
};

const look = async () => {
  const asked = Date.now();
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    const seen = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("clock");
    if (!seen) return;
    const isOther = ["ends", "version"].some((name) => seen.dataset[name] !== clock().dataset[name]);
    if (isOther) clock().replaceWith(seen);
    else clock().dataset.now = seen.dataset.now;
    setRight(asked);
    showSound();
    tick();
  } catch {
    // Without a network it goes on by the last that was heard.
  }
};

const showSound = () => {
  const button = document.querySelector("[data-sound]");
  button.hidden = false;
  button.setAttribute("aria-pressed", String(Boolean(sound)));
};

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-sound]")) return;
  if (sound) sound.close();
  sound = sound ? null : new AudioContext();
  showSound();
  beep();
});

setRight();
showSound();
tick();
setInterval(tick, 250);
setInterval(look, LOOKS_EVERY);
