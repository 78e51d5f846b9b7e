// What is decided: by the items of the page, and what fits none of them; every step can be undone.
const data = JSON.parse(document.getElementById("data").textContent);
const items = data.items;
const KEPT = `tei-memcon review ${data.sha256}`;

const state = {
  decided: new Map(), // by the number of the item
  loose: [], // decisions on words that are not in the record any more
  people: new Map(data.people.map(person => [person.id, person.name])),
  undone: [],
  current: -1,
};

function remember() {
  state.undone.push([new Map(state.decided), [...state.loose], state.current]);
}

function undo() {
  const before = state.undone.pop();
  if (!before) return false;
  [state.decided, state.loose, state.current] = before;
  keep();
  return true;
}

function decide(number, verdict, values, why) {
  remember();
  const {kind, quote} = items[number];
  const {comments} = state.decided.get(number) ?? {comments: []};
  state.decided.set(number, {kind, ...quote, verdict, values, by: decider(), on: today(), why, comments});
  keep();
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(n => String(n).padStart(2, "0")).join("-");
}

// All decisions, in the order of the record.
function all() {
  const numbers = [...state.decided.keys()].sort((a, b) => items[a].span[0] - items[b].span[0] || a - b);
  return [...numbers.map(number => state.decided.get(number)), ...state.loose];
}

// Whom decisions name, with their names.
function named() {
  const ids = new Set(all().flatMap(({values}) => ["who", "person", "same_as"].flatMap(key => values[key] ?? [])));
  return [...ids].filter(id => state.people.has(id)).map(id => ({id, name: state.people.get(id)}));
}

function toFile() {
  return toToml(data.record, all(), named());
}

// Take decisions up: each with the item that it is about, if there is one.
function take(decisions, people) {
  for (const {id, name} of people) if (!state.people.has(id)) state.people.set(id, name);
  let taken = 0;
  for (const {item, unfit, ...decision} of decisions) {
    const number = item === null ? -1 : item ?? place(decision);
    if (number >= 0) {
      taken += !state.decided.has(number);
      state.decided.set(number, {...decision, ...items[number].quote});
    } else if (!state.loose.some(one => one.words === decision.words && one.kind === decision.kind)) {
      state.loose.push({...decision, unfit});
    }
  }
  return taken;
}

// The item that a decision is about, or a new one at its words.
function place(decision) {
  const number = find(decision);
  const span = number < 0 && decision.kind in data.kinds ? spanOf(decision) : null;
  return span ? addItem(decision.kind, span) : number;
}

function find({kind, words, at}) {
  const same = items.flatMap((item, number) => (item.kind === kind && item.quote.words === words ? [number] : []));
  return same.find(number => items[number].quote.at === at) ?? (same.length === 1 ? same[0] : -1);
}

// What was decided here before, where the browser keeps it: it is added to what the file beside the record says.
function keep() {
  try {
    localStorage.setItem(KEPT, toFile());
  } catch {
    // Not every browser keeps anything for a file.
  }
}

function recall() {
  let kept = null;
  try {
    kept = localStorage.getItem(KEPT);
  } catch {
    return 0;
  }
  if (!kept) return 0;
  try {
    const {decisions, people} = fromToml(kept);
    const unknown = decisions.filter(decision => !state.decided.has(find(decision)));
    return take(unknown.filter(decision => find(decision) >= 0 || spanOf(decision)), people);
  } catch {
    return 0;
  }
}
