// The form in which something is changed or noted: what it asks for is what the kind of decision knows.
const form = document.getElementById("form");

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function openForm(number, verdict) {
  const item = items[number];
  const before = state.decided.get(number);
  const kind = data.kinds[item.kind];
  const values = before && before.verdict === "change" ? before.values : item.values;
  form.replaceChildren();
  if (item.cert === "own" && !before) form.append(kindField(number));
  if (verdict === "change") {
    for (const ask of kind.asks) if (ask.form !== "fixed") form.append(field(ask, values[ask.key]));
    if (kind.unmarked && !form.querySelector("select[name=kind]")) form.prepend(unmarkedField(kind, Boolean(values.unmarked)));
  }
  const label = verdict === "note" && !before ? "Note" : "Why";
  form.append(make("label", {className: "wide"}, `${label} `, make("input", {name: "why", value: before?.why ?? ""})));
  form.append(make("button", {textContent: verdict === "change" ? "Change" : "Keep"}));
  form.append(make("button", {type: "button", textContent: "Cancel", onclick: closeForm}));
  form.dataset.verdict = verdict;
  form.hidden = false;
  form.querySelector("input:not([name=unmarked]), select").focus();
}

function closeForm() {
  if (!form.hidden) removeItem(items.length - 1);
  form.hidden = true;
  form.replaceChildren();
}

// What the words are that somebody marked.
function kindField(number) {
  const select = make("select", {name: "kind"});
  select.append(...MARKABLE.map(kind => make("option", {value: kind, textContent: data.kinds[kind].about})));
  select.value = items[number].kind;
  select.addEventListener("change", () => {
    Object.assign(items[number], {kind: select.value, what: data.kinds[select.value].about});
    openForm(number, "change");
    form.querySelector("select[name=kind]").focus();
  });
  return make("label", {className: "wide"}, "These words tell ", select);
}

function unmarkedField(kind, checked) {
  const box = make("input", {type: "checkbox", name: "unmarked", checked});
  return make("label", {className: "wide"}, box, ` ${kind.unmarked}`);
}

function field(ask, value) {
  if (ask.form === "people") return peopleField(ask, value ?? []);
  const label = make("label", {}, `${ask.label} `);
  if (ask.form === "words") {
    label.append(make("input", {name: ask.key, value: value ?? "", placeholder: ask.example}));
  } else {
    const options = ask.form === "person" ? [...state.people] : Object.entries(ask.options);
    const chosen = [value].flat()[0] ?? "";
    const select = make("select", {name: ask.key});
    select.append(make("option", {value: "", textContent: "…"}), ...options.map(([id, name]) => make("option", {value: id, textContent: name})));
    select.value = chosen;
    label.append(select);
  }
  return label;
}

function peopleField(ask, chosen) {
  const boxes = [...state.people].map(([id, name]) =>
    make("label", {}, make("input", {type: "checkbox", name: ask.key, value: id, checked: chosen.includes(id)}), ` ${name}`));
  const other = make("label", {}, "Somebody else ", make("input", {name: "other", placeholder: "Mr. Oak"}));
  return make("fieldset", {}, make("legend", {textContent: ask.label}), ...boxes, other);
}

// What the form says; an error is a sentence.
function readForm(number) {
  const kind = data.kinds[items[number].kind];
  const said = new FormData(form);
  if (said.get("unmarked")) return {unmarked: true};
  const values = {};
  for (const ask of kind.asks) {
    if (ask.form === "people") values[ask.key] = [...new Set([...said.getAll(ask.key), ...somebodyElse(said.get("other"))])];
    else if (ask.form === "person" && said.get(ask.key)) values[ask.key] = [said.get(ask.key)];
    else if (ask.form === "fixed") Object.assign(values, {[ask.key]: items[number].values[ask.key]});
    else if (said.get(ask.key)?.trim()) values[ask.key] = checked(ask, said.get(ask.key).trim());
  }
  if (!Object.keys(values).length) throw new Error("Say what is right, or cancel.");
  return values;
}

function checked(ask, words) {
  if (ask.pattern && !new RegExp(`^(?:${ask.pattern})$`).test(words)) {
    throw new Error(`${ask.label}: “${words}” cannot be; write for example ${ask.example}`);
  }
  return words;
}

// A person whom the record does not know yet, with an identifier made of the name.
function somebodyElse(name) {
  const words = (name ?? "").trim().replace(/\s+/g, " ");
  if (!words) return [];
  const known = [...state.people].find(([, other]) => other === words);
  if (known) return [known[0]];
  const plain = words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const stem = `p-${plain.replace(/^-+|-+$/g, "") || "unknown"}`;
  let id = stem;
  for (let n = 2; state.people.has(id); n++) id = `${stem}-${n}`;
  state.people.set(id, words);
  return [id];
}
