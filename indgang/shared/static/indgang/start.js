// Wakes the design system, also in what arrives later, and the buttons that copy.

DKFDS.init();

// DKFDS.init() over a part of the page would build the menu anew; so only the single parts in the new fragment.
const PARTS = [
  [".accordion, .accordion-bordered", "Accordion"],
  [".alert.has-close", "Alert"],
  [".js-dropdown", "Dropdown"],
  [".js-checkbox-toggle-content", "CheckboxToggleContent"],
  ["[data-module='error-summary']", "ErrorSummary"],
  ["div.tab-container", "Tabs"],
];
const voice = document.getElementById("announcement");

const announce = (text) => {
  voice.textContent = "";
  // A screen reader speaks what changes: the pause lets it say the same thing twice.
  setTimeout(() => (voice.textContent = text), 80);
};

const within = (root, selector) => [...(root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];

const showWhatNeedsScript = (root) => {
  const canCopy = Boolean(navigator.clipboard);
  within(root, "[data-copy]").forEach((button) => (button.hidden = !canCopy));
  within(root, "[data-print]").forEach((button) => (button.hidden = false));
};

const copy = async (button) => {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    announce(`${voice.dataset.copied} ${button.dataset.copy}`);
    button.classList.add("is-done");
    setTimeout(() => button.classList.remove("is-done"), 2000);
  } catch {
    announce(voice.dataset.notCopied);
  }
};

showWhatNeedsScript(document.body);

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy], [data-print]");
  if (button?.dataset.copy) copy(button);
  else if (button) window.print();
});

document.addEventListener("htmx:load", (event) => {
  const fragment = event.detail.elt;
  if (fragment === document.body) return;
  PARTS.forEach(([selector, name]) => within(fragment, selector).forEach((part) => new DKFDS[name](part).init()));
  showWhatNeedsScript(fragment);
});

document.addEventListener("htmx:afterSettle", (event) => {
  const news = event.detail.target.querySelector("[data-announce]");
  if (news) announce(news.textContent.trim());
});

document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("[data-csrf]")?.dataset.csrf;
  if (token && event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = token;
});
