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

let hiding = 0;
let speaking = 0;

// Spoken to those who listen, and shown to those who look where the page itself does not tell.
const announce = (text, { isShown = false } = {}) => {
  voice.textContent = "";
  voice.classList.toggle("is-shown", isShown);
  clearTimeout(hiding);
  clearTimeout(speaking);
  hiding = setTimeout(() => voice.classList.remove("is-shown"), 5000);
  // A screen reader speaks what changes: the pause lets it say the same thing twice.
  speaking = setTimeout(() => (voice.textContent = text), 80);
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
    announce(`${voice.dataset.copied} ${button.dataset.copy}`, { isShown: true });
    button.classList.add("is-done");
    setTimeout(() => button.classList.remove("is-done"), 2000);
  } catch {
    announce(voice.dataset.notCopied, { isShown: true });
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

// In the moment it is there: told any later it would talk over what somebody does with it.
document.addEventListener("htmx:afterSwap", (event) => {
  const news = event.detail.target.querySelector("[data-announce]");
  if (news) announce(news.textContent.trim());
});

// Signed out meanwhile: the whole page asks again, comes by the sign-in and back with the question.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { requestConfig, xhr } = event.detail;
  const asked = new URL(requestConfig.path, location.href).pathname;
  if (!xhr.responseURL || new URL(xhr.responseURL).pathname === asked) return;
  event.detail.shouldSwap = false;
  const form = requestConfig.elt.closest("form[method='get']");
  if (form) form.submit();
  else location.reload();
});

["htmx:sendError", "htmx:responseError"].forEach((fault) =>
  document.addEventListener(fault, () => announce(voice.dataset.failed, { isShown: true })),
);

document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("[data-csrf]")?.dataset.csrf;
  if (token && event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = token;
});
