// The page: keys and buttons, and going from place to place.
const by = byId("by");
const decider = () => by.value.trim();

function go(number) {
  closeForm();
  state.current = number;
  tell("");
  drawNow();
  reveal();
}

// Bring the place that is looked at into view on both sides.
function reveal() {
  if (state.current < 0) return;
  for (const side of sides) {
    const element = elementsOf(state.current).find(one => side.contains(one) && one.getClientRects().length);
    if (element) scrollTo(side, element);
  }
}

// Only the side scrolls, never the page: on a phone the page would jump.
function scrollTo(side, element) {
  const [box, there] = [side.getBoundingClientRect(), element.getBoundingClientRect()];
  if (there.top < box.top + 30 || there.bottom > box.bottom - 30) side.scrollTop += there.top - box.top - box.height / 3;
}

function step(by) {
  const shown = shownItems();
  if (!shown.length) return;
  const at = shown.indexOf(state.current);
  const next = at >= 0 ? at + by : by > 0 ? 0 : shown.length - 1;
  if (next < 0 || next >= shown.length) tell(by > 0 ? "This is the last place." : "This is the first place.");
  else go(shown[next]);
}

// To the next place that is not decided, from the one that was.
function goOn() {
  const shown = shownItems();
  const at = shown.indexOf(state.current);
  const next = [...shown.slice(at + 1), ...shown.slice(0, at)].find(number => !state.decided.has(number));
  draw();
  if (next === undefined) tell("All places shown are decided: download the decisions, and put the file beside the record.");
  else go(next);
}

function isNamed() {
  if (decider()) return true;
  by.focus();
  tell("First say who decides.");
  return false;
}

const actions = {
  before: () => step(-1),
  after: () => step(1),
  undo: () => {
    if (!undo()) return;
    draw();
    go(state.current);
    tell("Undone.");
  },
  accept: () => {
    if (state.current < 0 || !isNamed()) return;
    const before = state.decided.get(state.current);
    decide(state.current, "accept", items[state.current].values, before?.why ?? "");
    goOn();
  },
  change: () => {
    if (!isIdle("change") && isNamed()) openForm(state.current, "change");
    reveal();
  },
  note: () => {
    if (state.current >= 0 && isNamed()) openForm(state.current, "note");
    reveal();
  },
};

actions.mark = () => {
  const span = selected();
  if (!span) tell("Select words in the source first.");
  else if (isNamed()) {
    const number = addItem(MARKABLE[0], span);
    hidden.cert.delete("own");
    state.current = number;
    draw();
    openForm(number, "change");
  }
};

form.addEventListener("submit", event => {
  event.preventDefault();
  const number = state.current;
  const before = state.decided.get(number);
  const why = new FormData(form).get("why").trim().replace(/\s+/g, " ");
  try {
    if (form.dataset.verdict === "change") decide(number, "change", readForm(number), why);
    else if (before && before.verdict !== "note") decide(number, before.verdict, before.values, why);
    else if (why) decide(number, "note", {}, why);
    else throw new Error("A note needs words.");
  } catch (error) {
    tell(error.message);
    return;
  }
  closeForm();
  byId("panel").querySelector("[data-do=after]").focus();
  goOn();
});

function download() {
  const link = make("a", {href: URL.createObjectURL(new Blob([toFile()], {type: "application/toml"})), download: data.file});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  tell(`${data.file}: ${all().length} decisions. Put the file beside the record.`);
}

byId("load").addEventListener("change", async event => {
  const [file] = event.target.files;
  if (!file) return;
  try {
    const {decisions, people} = fromToml(await file.text());
    remember();
    take(decisions, people);
    keep();
    draw();
    tell(`${decisions.length} decisions were loaded.`);
  } catch (error) {
    tell(error.message);
  }
  event.target.value = "";
});

for (const button of document.querySelectorAll("[data-do]")) button.addEventListener("click", () => actions[button.dataset.do]());
// A button that is pressed must not take the selection away that it is about.
document.querySelector("[data-do=mark]").addEventListener("mousedown", event => event.preventDefault());
byId("download").addEventListener("click", download);
byId("help").addEventListener("click", () => byId("keys").showModal());

const KEYS = {j: actions.after, k: actions.before, a: actions.accept, c: actions.change, n: actions.note, u: actions.undo, m: () => actions.mark(),
  s: download, "?": () => byId("keys").showModal()};

document.addEventListener("keydown", event => {
  const inField = event.target.closest("input:not([type=checkbox], [type=file]), select, dialog");
  if (event.key === "Escape" && !form.hidden) {
    closeForm();
    byId("panel").querySelector("[data-do=change]").focus();
  } else if (event.key === "Escape") {
    byId("filters").open = false;
  }
  if (inField || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.dataset.i && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    go(Number(event.target.dataset.i));
  } else if (Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

// What is pointed at or reached on one side is marked on the other.
function hit(event) {
  const element = event.target.closest?.("[data-p]");
  for (const one of document.querySelectorAll(".hit")) one.classList.remove("hit");
  if (element) for (const one of pieces.get(Number(element.dataset.p))) one.classList.add("hit");
}
addEventListener("resize", reveal);
document.addEventListener("mouseover", hit);
document.addEventListener("focusin", hit);
document.addEventListener("click", event => {
  const element = event.target.closest("[data-p]");
  if (!element || selected()) return;
  hit(event);
  if (element.dataset.i) go(Number(element.dataset.i));
  const side = sides.find(one => !one.contains(element));
  const there = pieces.get(Number(element.dataset.p)).find(one => side.contains(one) && one.getClientRects().length);
  if (there) scrollTo(side, there);
});

function choices(id, values, named, kept) {
  for (const value of values) {
    const box = make("input", {type: "checkbox", checked: !kept.has(value)});
    const number = items.filter(item => item[id] === value).length;
    box.addEventListener("change", () => {
      kept[box.checked ? "delete" : "add"](value);
      draw();
      if (!shownItems().includes(state.current)) go(shownItems()[0] ?? -1);
    });
    byId(`${id}s`).append(make("label", {}, box, ` ${named(value)} (${number})`));
  }
}

function start() {
  choices("cert", Object.keys(CERTS).filter(cert => items.some(item => item.cert === cert)), cert => CERTS[cert], hidden.cert);
  choices("kind", Object.keys(data.kinds).filter(kind => items.some(item => item.kind === kind)), kind => data.kinds[kind].about, hidden.kind);
  take(data.decisions, Object.entries(data.names).map(([id, name]) => ({id, name})));
  remember();
  const recalled = recall();
  if (!recalled) state.undone.pop();
  try {
    by.value = localStorage.getItem("tei-memcon review by") ?? "";
  } catch {
    // Not every browser keeps anything for a file.
  }
  by.value ||= data.decisions.at(-1)?.by ?? "";
  by.addEventListener("change", () => {
    try {
      localStorage.setItem("tei-memcon review by", decider());
    } catch {
      // As above.
    }
  });
  const shown = shownItems();
  state.current = shown.find(number => !state.decided.has(number)) ?? shown[0] ?? -1;
  draw();
  if (state.current >= 0) go(state.current);
  if (recalled) tell(`${recalled} decisions of your last visit were added.`);
}

start();
