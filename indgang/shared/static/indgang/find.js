// Finding with the keyboard alone, for somebody with a telephone in the other hand.
//
// From the field: arrow down goes to the first answer. On an answer: arrows move, Enter opens, C copies, Escape
// goes back to the field. Ctrl+K reaches the field from anywhere; Escape on a page opened from the answers goes back to
// them. Single letters work only on a focused answer, so
// that nobody who speaks to their computer sets them off by chance (WCAG 2.1.4).

const field = () => document.querySelector("[data-find] .find-field");
const answers = () => [...document.querySelectorAll("#find-results [data-result-link]")];
const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;

const cameFromAnswers = () => /\/intern\/\?q=/.test(document.referrer);
const isTyping = (target) => target.closest?.("input, textarea, select, dialog");

const goToField = () => {
  field().focus();
  field().select();
};

const moveOn = (from, step) => {
  const links = answers();
  const next = links.indexOf(from) + step;
  if (next < 0) goToField();
  else links[next]?.focus();
};

const onAnswer = {
  ArrowDown: (link) => moveOn(link, 1),
  ArrowUp: (link) => moveOn(link, -1),
  Escape: () => goToField(),
  c: (link) => link.closest("[data-result]").querySelector("[data-copy-key='c']")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
    const target = document.querySelector("[data-shortcut='k']");
    if (!target) return;
    event.preventDefault();
    target.focus();
    target.select();
    return;
  }
  if (!isPlain(event)) return;
  if (event.key === "Escape" && !field() && cameFromAnswers() && !isTyping(event.target)) {
    history.back();
    return;
  }
  if (!field()) return;
  if (event.target === field() && event.key === "ArrowDown" && answers().length) {
    event.preventDefault();
    answers()[0].focus();
  }
  const link = event.target.closest?.("[data-result-link]");
  const act = link && onAnswer[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act) {
    event.preventDefault();
    act(link);
  }
});

// What was typed goes along to the page that writes it down.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-with-question]");
  if (!link) return;
  const typed = field()?.value.trim();
  link.search = typed ? new URLSearchParams({ q: typed }) : "";
});
