// What CETEIcean lacks for records of conversation. Behaviours add marks and titles; no word of the record is changed.
const tei = new DOMParser().parseFromString(JSON.parse(document.getElementById("tei").textContent), "text/xml");
const XML = "http://www.w3.org/XML/1998/namespace";
const people = new Map(Array.from(tei.getElementsByTagName("person"), person => [
  "#" + person.getAttributeNS(XML, "id"),
  (person.getElementsByTagName("persName")[0] || person).textContent.replace(/\s+/g, " ").trim(),
]));
const notes = document.getElementById("notes");

const voices = []; // who speaks, in the order of their first words: each has a colour of the style sheet
const COLOURS = 8;

const names = element => (element.getAttribute("who") || "").split(/\s+/).filter(Boolean)
  .map(pointer => people.get("#" + pointer.split("#").pop()) || pointer).join("; ");
const certainty = element => element.hasAttribute("cert") ? `certainty ${element.getAttribute("cert")}` : "";
const told = (element, ...words) => {
  const title = words.filter(Boolean).join(", ");
  if (title) element.title = title;
};
const extent = element => [element.getAttribute("quantity") || element.getAttribute("atMost"), element.getAttribute("unit")]
  .filter(Boolean).join(" ");
const made = (name, className, text) => {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
};

function speaker(element) {
  if (element.hasAttribute("data-speaker")) return;
  const name = names(element);
  element.setAttribute("data-speaker", name || "unknown");
  if (name && !voices.includes(name)) voices.push(name);
  if (name) element.setAttribute("data-voice", voices.indexOf(name) % COLOURS + 1);
  told(element, names(element), certainty(element));
}

function note(element) {
  if (element.getAttribute("place") === "inline" || !element.closest("tei-text")) return undefined;
  const number = notes.children.length + 1;
  const entry = document.createElement("li");
  entry.id = `note-${number}`;
  const back = made("a", "back", element.getAttribute("n") || "•");
  back.href = `#mark-${number}`;
  entry.append(back, " ", ...Array.from(element.childNodes, child => child.cloneNode(true)));
  notes.append(entry);
  const mark = made("a", "mark", element.getAttribute("n") || "•");
  mark.id = `mark-${number}`;
  mark.href = `#note-${number}`;
  mark.setAttribute("role", "doc-noteref");
  return mark;
}

function reference(element) {
  const target = element.getAttribute("target") || "";
  if (!/^https?:\/\//.test(target)) return;
  element.setAttribute("role", "link");
  element.title = target;
}

const cetei = new CETEI();
cetei.addBehaviors({
  tei: {
    teiHeader: element => { element.hidden = true; },
    sp: speaker,
    said: speaker,
    note: note,
    ref: reference,
    pb: element => element.getAttribute("n") ? made("span", "page", `[Page ${element.getAttribute("n")}]`) : undefined,
    gap: element => told(element, element.getAttribute("reason"), extent(element)),
    ellipsis: element => told(element, "left out by the source", extent(element)),
    supplied: element => told(element, "supplied", (element.getAttribute("resp") || "").replace("#", "")),
    choice: element => {
      const corrected = element.querySelector("tei-corr, tei-reg, tei-expan");
      if (corrected) told(element, `read: ${corrected.textContent}`, certainty(corrected));
    },
    list: [],
    ptr: [],
    graphic: [],
    eg: [],
  },
});
document.getElementById("text").append(cetei.domToHTML5(tei));
// CETEIcean takes each TEI for the main part of the page, and each body for a region; a corpus has several of both.
for (const element of document.querySelectorAll("tei-tei[role], tei-body[role]")) {
  element.removeAttribute("role");
  element.removeAttribute("aria-label");
}
notes.parentElement.hidden = !notes.children.length;
