// What the page shows: the pieces of both sides, their marks, the place that is looked at, and how much is decided.
const CERTS = {
  high: "high", medium: "medium", low: "low", warning: "warning", suggestion: "suggestion", missing: "not found",
  own: "decided elsewhere", printed: "printed: nothing was guessed",
};
const byId = id => document.getElementById(id);
const sides = [byId("source"), byId("encoding")];
const pieces = new Map();
const hidden = {cert: new Set(["printed"]), kind: new Set()};

for (const element of document.querySelectorAll("[data-p]")) {
  const number = Number(element.dataset.p);
  pieces.set(number, [...(pieces.get(number) ?? []), element]);
}

function elementsOf(number) {
  const [first, last] = data.pieces[number];
  return Array.from({length: last - first}, (_, at) => pieces.get(first + at) ?? []).flat();
}

const isShown = ({cert, kind}) => !hidden.cert.has(cert) && !hidden.kind.has(kind);
const isThere = number => items[number].cert !== "own" || state.decided.has(number) || number === state.current;

// The places shown, in the order of the record.
function shownItems() {
  const shown = items.flatMap((item, number) => (isShown(item) && isThere(number) ? [number] : []));
  return shown.sort((a, b) => items[a].span[0] - items[b].span[0] || a - b);
}

function tell(words) {
  byId("told").textContent = words;
}

// The marks of what is to be decided, on both sides; those on the left are reached by the keyboard.
function drawMarks() {
  for (const element of document.querySelectorAll(".guess")) {
    element.classList.remove("guess", "done", ...Object.keys(CERTS));
    delete element.dataset.i;
    for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
  }
  const shown = shownItems().sort((a, b) => size(b) - size(a)); // what lies within another is drawn over it
  for (const number of shown) {
    const elements = elementsOf(number);
    for (const element of elements) {
      element.classList.remove("done", ...Object.keys(CERTS));
      element.classList.add("guess", items[number].cert);
      element.classList.toggle("done", state.decided.has(number));
      element.dataset.i = number;
    }
  }
  for (const number of shown) makeReachable(number);
}

const size = number => items[number].span[1] - items[number].span[0];

function makeReachable(number) {
  const element = elementsOf(number).find(one => sides[0].contains(one) && one.dataset.i === String(number) && !one.hasAttribute("role"));
  if (!element || !element.textContent.trim()) return;
  element.tabIndex = 0;
  element.setAttribute("role", "button");
}

function drawProgress() {
  const shown = shownItems();
  const done = shown.filter(number => state.decided.has(number)).length;
  byId("count").textContent = `${done} of ${shown.length} decided`;
  byId("progress").max = shown.length || 1;
  byId("progress").value = done;
  byId("shown").textContent = hidden.cert.size + hidden.kind.size > 1 ? "(filtered)" : "";
}

function drawNow() {
  for (const element of document.querySelectorAll(".now")) element.classList.remove("now");
  const number = state.current;
  const now = byId("now");
  now.replaceChildren();
  for (const button of document.querySelectorAll("[data-do]")) button.disabled = isIdle(button.dataset.do);
  if (number < 0) {
    now.append(make("p", {textContent: "Nothing to decide: no place is shown."}));
    return;
  }
  for (const element of elementsOf(number)) element.classList.add("now");
  now.append(...described(number));
}

function isIdle(what) {
  if (what === "undo") return !state.undone.length;
  if (what === "mark") return false;
  if (state.current < 0) return true;
  const kind = data.kinds[items[state.current].kind];
  return what === "change" && !kind.unmarked && !kind.asks.some(ask => ask.form !== "fixed");
}

function described(number) {
  const item = items[number];
  const shown = shownItems();
  const quote = [item.quote.words, item.quote.through].filter(Boolean).join(" … ");
  const headline = make("p", {className: "headline"}, `${shown.indexOf(number) + 1} of ${shown.length}: ${withNames(item)} `,
    make("span", {className: `cert ${item.cert}`, textContent: CERTS[item.cert] ?? item.cert}));
  const told = [headline, make("p", {className: "quote", textContent: `“${quote}”`})];
  const where = `${data.kinds[item.kind].about}, line ${item.line}, column ${item.column}`;
  told.push(make("p", {className: "why", textContent: item.reason ? `${item.reason} (${where})` : where}));
  const decision = state.decided.get(number);
  if (decision) told.push(make("p", {className: "decided", textContent: sentence(decision)}));
  return told;
}

// What was made of a place, with the names of people in place of their identifiers.
function withNames({what, values}) {
  const ids = [values.who ?? []].flat().filter(id => state.people.has(id)).map(id => id.replace(/[.]/g, "\\."));
  return ids.length ? what.replace(new RegExp(`(?<![\\w.-])(${ids.join("|")})(?![\\w-])`, "g"), id => state.people.get(id)) : what;
}

function sentence({verdict, values, by: who, on, why, kind}) {
  const done = {accept: "Accepted", change: "Changed", note: "Noted"}[verdict];
  const people = ids => [ids].flat().map(id => state.people.get(id) ?? id).join(" and ") || "nobody known";
  const said = values.unmarked ? data.kinds[kind].unmarked : Object.entries(values).filter(([key]) => key !== "message")
    .map(([key, value]) => (Array.isArray(value) ? people(value) : `${key} ${value}`)).join(", ");
  return `${done}${verdict === "change" ? `: ${said}` : ""}, by ${who}${on ? `, ${on}` : ""}${why ? `: ${why}` : ""}`;
}

function drawLoose() {
  const list = byId("unfit");
  list.hidden = !state.loose.length;
  list.querySelector("summary").textContent = `${state.loose.length} that no longer fit; they are kept in the file until you remove them`;
  list.querySelector("ul").replaceChildren(...state.loose.map((decision, at) => make("li", {},
    `“${decision.words}”: ${sentence(decision)}${decision.unfit ? ` (${decision.unfit})` : ""} `,
    make("button", {type: "button", textContent: "Remove", onclick: () => removeLoose(at)}))));
}

function removeLoose(at) {
  remember();
  state.loose.splice(at, 1);
  keep();
  draw();
}

function draw() {
  drawMarks();
  drawProgress();
  drawNow();
  drawLoose();
}
