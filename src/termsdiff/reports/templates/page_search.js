// Search: words are folded (accents, quotes, dashes, spaces), both texts of a change are searched.
const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[‘’‚‛′`´]/g, "'").replace(/[“”„‟«»″]/g, '"').replace(/[‐-―−]/g, "-").replace(/\s+/g, " ");

// the text nodes of one version: neither what the other one has, nor what only listeners hear, nor controls
const nodesOf = (element, without) => {
  const found = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) found.push(node);
    else if (node.nodeName !== without && !node.matches(".cue, .review, .mark, .links a") && !node.hidden) {
      for (const child of node.childNodes) walk(child);
    }
  };
  walk(element);
  return found;
};
const textOf = (element, without) => nodesOf(element, without).map((node) => node.data).join("");

const words = new Map();
const rowsOf = new Map();
const wordsOf = (card) => {
  if (!rowsOf.size) {
    for (const row of all("#sides [data-change]")) {
      if (!rowsOf.has(row.dataset.change)) rowsOf.set(row.dataset.change, []);
      rowsOf.get(row.dataset.change).push(row);
    }
  }
  if (!words.has(card)) {
    const rows = rowsOf.get(card.id) || [];
    const texts = [textOf(card, "DEL"), textOf(card, "INS")];
    for (const side of [".old", ".new"]) {
      texts.push(rows.map((row) => textOf(row.querySelector(side), "")).join(" "));
    }
    words.set(card, fold(texts.join("\n")));
  }
  return words.get(card);
};

// the places of the searched words in the view, as ranges in the order of the page
const BLOCKS = "h3, h4, h5, h6, p, li, th, td, summary, .clause, .text, .pair > div";
const MOST_HITS = 2000;
const folded = new WeakMap();
let hits = [];
let hit = -1;

const streams = (block) => {
  if (!folded.has(block)) folded.set(block, ["DEL", "INS"].map((other) => fold(textOf(block, other))));
  return folded.get(block);
};

const rangesIn = (block, other, find) => {
  const places = [];
  let text = "";
  for (const node of nodesOf(block, other)) {
    for (let index = 0; index < node.data.length; index += 1) {
      const letters = fold(node.data[index]);
      for (const letter of letters) {
        if (letter === " " && text.endsWith(" ")) continue;
        text += letter;
        places.push([node, index]);
      }
    }
  }
  const ranges = [];
  for (let at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + find.length)) {
    const range = document.createRange();
    range.setStart(...places[at]);
    const [node, index] = places[at + find.length - 1];
    range.setEnd(node, index + 1);
    ranges.push(range);
  }
  return ranges;
};

const inner = (block) => !block.querySelector(BLOCKS);
const hitsIn = (root, find) => {
  const found = [];
  for (const block of all(BLOCKS, root)) {
    if (found.length > MOST_HITS) break;
    if (!inner(block) || block.closest("[hidden]")) continue;
    const [news, olds] = streams(block);
    if (news.includes(find)) found.push(...rangesIn(block, "DEL", find));
    else if (olds.includes(find)) found.push(...rangesIn(block, "INS", find));
  }
  return found;
};

const countIn = (root, find) => all(BLOCKS, root).filter((block) => inner(block) && streams(block).some((text) => text.includes(find))).length;

const mark = () => {
  if (!CSS.highlights) return;
  CSS.highlights.delete("hits");
  CSS.highlights.delete("hit");
  if (hits.length) CSS.highlights.set("hits", new Highlight(...hits));
  if (hits[hit]) CSS.highlights.set("hit", new Highlight(hits[hit]));
};

const search = () => {
  const find = fold(byId("search").value.trim());
  hits = find ? hitsIn(byId(state.view), find) : [];
  hit = -1;
  mark();
  const gone = byId("gone");
  if (!gone || !find || state.view !== "changes" || state.shown) return;
  const places = countIn(byId("document"), find);
  gone.textContent = `Not in the changes shown: “${byId("search").value.trim()}”; `;
  const link = document.createElement("a");
  link.href = "#document";
  link.textContent = places === 1 ? "1 place in the document has it" : `${places} places in the document have it`;
  if (places) gone.append(link, ".");
  else gone.append("nor in the document.");
  gone.hidden = false;
};

const nextHit = () => {
  if (!hits.length) return;
  hit = (hit + 1) % hits.length;
  const element = hits[hit].startContainer.parentElement;
  openAround(element);
  mark();
  const box = hits[hit].getBoundingClientRect();
  scrollBy({ top: box.top - innerHeight / 3, behavior: "instant" });
  byId("tally").value = `hit ${hit + 1} of ${hits.length}`;
};
