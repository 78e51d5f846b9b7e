// Decisions as the lines of a TOML file, written and read back. What the page writes is the only form that it reads; a
// file that somebody wrote otherwise is read by `tei-memcon review`, which puts what it says into the page.
const QUOTED = ["words", "through", "before", "after"];
const OWN_COMMENT = "which tei-memcon convert reads beside it.";
const DAY = /^\d{4}-\d\d-\d\d$/;

function toToml(record, decisions, people) {
  const lines = [`# Decisions on ${record.replace(/[\x00-\x1f\x7f]/g, " ")}, ${OWN_COMMENT}`];
  for (const decision of decisions) {
    lines.push("", ...decision.comments, "[[decision]]", ...Object.entries(rows(decision)).map(([key, value]) => `${key} = ${tomlValue(value, key)}`));
  }
  for (const person of people) {
    lines.push("", "[[person]]", `id = ${tomlValue(person.id)}`, `name = ${tomlValue(person.name)}`);
  }
  return lines.join("\n") + "\n";
}

// A decision as the file has it, key by key, without what is empty.
function rows(decision) {
  const said = {kind: decision.kind};
  for (const key of QUOTED) if (decision[key]) said[key] = decision[key];
  if (decision.at) said.at = decision.at;
  said.verdict = decision.verdict;
  Object.assign(said, decision.values, {by: decision.by});
  if (decision.on) said.on = decision.on;
  if (decision.why) said.why = decision.why;
  return said;
}

function tomlValue(value, key) {
  if (Array.isArray(value)) return `[${value.map(one => tomlValue(one)).join(", ")}]`;
  if (typeof value !== "string") return String(value);
  if (key === "on" && DAY.test(value)) return value;
  return JSON.stringify(value.toWellFormed?.() ?? value).replace(/\x7f/g, "\\u007f");
}

// The decisions and people of a file; an error names the line that is not understood.
function fromToml(text) {
  const found = {decision: [], person: []};
  let table = null;
  let comments = []; // those above a table, or above a row of it, are its own
  const comment = () => {
    table?.comments.push(...comments);
    comments = [];
  };
  text.replace(/^\ufeff/, "").split(/\r\n|\n/).forEach((line, index) => {
    const head = line.match(/^\s*\[\[(decision|person)\]\]\s*$/);
    const row = line.match(/^\s*(\w+)\s*=\s*(.+?)\s*$/);
    if (head) found[head[1]].push(table = {comments: []});
    else if (row && table) table[row[1]] = readValue(row[2], index + 1);
    else if (line.trim().startsWith("#")) comments.push(...line.endsWith(OWN_COMMENT) ? [] : [line.trim()]);
    else if (line.trim()) throw new Error(lineError(index + 1));
    if (head || (row && table)) comment();
  });
  comment();
  return {decisions: found.decision.map(fromRows), people: found.person};
}

function readValue(written, line) {
  if (DAY.test(written)) return written;
  try {
    return JSON.parse(written);
  } catch {
    throw new Error(lineError(line));
  }
}

function lineError(line) {
  return `Line ${line} is not written as this page writes it: put the file beside the record and run tei-memcon review again.`;
}

function fromRows({kind, words, through = "", before = "", after = "", at = 0, verdict, by, on = "", why = "", comments, ...values}) {
  for (const [key, value] of Object.entries({kind, words, verdict, by})) {
    if (typeof value !== "string" || !value) throw new Error(`A decision has no ${key}.`);
  }
  return {kind, words, through, before, after, at, verdict, values, by, on, why, comments};
}
