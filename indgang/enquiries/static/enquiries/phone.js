// The telephone note by keyboard alone: Ctrl+Enter notes the call from any of its fields.

const note = document.querySelector("[data-phone-note]");

note?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  note.requestSubmit(note.querySelector("button.button-primary"));
});

if (!document.querySelector("[data-module='error-summary']")) note?.querySelector("#id_business")?.focus();
