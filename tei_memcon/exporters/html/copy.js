// The button beside the citation; without a script it is not there, and the citation can be selected.
for (const button of document.querySelectorAll("button[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  const told = button.nextElementSibling;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      told.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(text);
      told.textContent = "Selected: copy it with your browser";
    }
  });
}
