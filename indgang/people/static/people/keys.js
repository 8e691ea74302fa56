// A key that was not used, or not in time, is told on the page.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("key-refused").hidden = false;
});
