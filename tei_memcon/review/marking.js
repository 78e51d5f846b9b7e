// Words that the scholar marks, where the program saw nothing to decide: a place of their own on the page.
const sourceText = document.querySelector("#source .text").textContent;
const MARKABLE = ["reported", "omission", "correction", "foreign"].filter(kind => kind in data.kinds);
const CONTEXT = 64;

// The words selected in the source, from where to where; nothing where none are.
function selected() {
  const selection = getSelection();
  const text = document.querySelector("#source .text");
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return trimmed(start, start + range.toString().length);
}

function trimmed(start, end) {
  while (start < end && /\s/.test(sourceText[start])) start++;
  while (end > start && /\s/.test(sourceText[end - 1])) end--;
  return start < end ? [start, end] : null;
}

const plain = words => words.trim().replace(/\s+/g, " ");
const counted = words => [...words].length; // Python counts characters, a browser half of some

function quoteOf([start, end]) {
  const words = plain(sourceText.slice(start, end));
  const before = plain(sourceText.slice(Math.max(0, start - CONTEXT), start).replace(/^\S*\s/, ""));
  const after = plain(sourceText.slice(end, end + CONTEXT).replace(/\s\S*$/, ""));
  const long = words.length > 160;
  return {
    words: long ? words.slice(0, 80).replace(/\s\S*$/, "") : words,
    through: long ? words.slice(-80).replace(/^\S*\s/, "") : "",
    before, after, at: counted(sourceText.slice(0, start)),
  };
}

// Where the words of a decision stand, if they stand where they did.
function spanOf({words, through, at}) {
  const start = [...sourceText].slice(0, at).join("").length;
  const written = part => plain(part).split(" ").map(word => word.replace(/[\\^$.*+?()[\]{}|\/-]/g, "\\$&")).join("\\s+");
  const pattern = new RegExp(written(words) + (through ? `[^]*?${written(through)}` : ""), "y");
  pattern.lastIndex = start;
  return words && pattern.test(sourceText) ? [start, pattern.lastIndex] : null;
}

function addItem(kind, span) {
  const lines = sourceText.slice(0, span[0]).split(/\r\n|\r|\n/);
  items.push({
    kind, cert: "own", what: `${data.kinds[kind].about}, where the program sees nothing to decide`, reason: "", values: {},
    quote: quoteOf(span), span: span.map(at => counted(sourceText.slice(0, at))), line: lines.length, column: lines.at(-1).length + 1,
  });
  data.pieces.push(piecesOf(span));
  return items.length - 1;
}

// The pieces of the source that a stretch of it touches.
function piecesOf([start, end]) {
  let at = 0;
  const touched = [];
  for (const piece of document.querySelectorAll("#source [data-p]")) {
    const next = at + piece.textContent.length;
    if (next > start && at < end) touched.push(Number(piece.dataset.p));
    at = next;
  }
  return [touched[0], touched.at(-1) + 1];
}

function removeItem(number) {
  if (number !== items.length - 1 || items[number]?.cert !== "own" || state.decided.has(number)) return;
  items.pop();
  data.pieces.pop();
  state.current = Math.min(state.current, items.length - 1);
  draw();
}
