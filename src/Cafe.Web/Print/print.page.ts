// The pages stand as the server wrote them; a script only opens the browser's own dialog.
const button = document.getElementById("print");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
