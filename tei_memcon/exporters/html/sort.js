// Buttons that sort the table; without a script it stands by date, and the people have a list of their own.
const rows = document.querySelector("tbody");
const heads = [...document.querySelectorAll("th[data-sort]")];
const order = new Intl.Collator(document.documentElement.lang, {numeric: true});
for (const head of heads) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    const turned = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    const key = row => row.dataset[head.dataset.sort];
    rows.append(...[...rows.rows].sort((a, b) => turned * order.compare(key(a), key(b))));
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", turned === 1 ? "ascending" : "descending");
  });
}
