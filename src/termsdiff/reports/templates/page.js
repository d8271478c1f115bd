"use strict";
// The page is whole without this script: it only hides, marks and moves what stands there.
// This file: what all parts share, the address, and the filters of the changes.
const pristine = document.documentElement.outerHTML;
document.documentElement.classList.add("scripted");
const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const VIEWS = ["changes", "document", "sides"];
const form = byId("filters");
const cards = all("#groups .card");
const WEIGHTS = all("[name=weight]").map((box) => box.value);
const state = { view: "changes", at: "" };
const forced = new Set();

const openAround = (element) => {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
};

const say = (words) => {
  byId("told").textContent = words;
  setTimeout(() => { byId("told").textContent = ""; }, 4000);
};

// what the reader asked for, from the controls
const wanted = () => ({
  weights: all("[name=weight]:checked").map((box) => box.value),
  topic: form ? byId("topic").value : "",
  side: form ? byId("side").value : "",
  review: form ? byId("state").value : "",
  order: form ? byId("order").value : "weight",
  search: byId("search").value.trim(),
});

const address = () => {
  const want = wanted();
  const parts = new URLSearchParams({ view: state.view });
  if (want.weights.length < WEIGHTS.length) parts.set("weight", want.weights.join(","));
  for (const name of ["topic", "side", "review"]) if (want[name]) parts.set(name, want[name]);
  if (want.order !== "weight") parts.set("order", want.order);
  if (want.search) parts.set("q", want.search);
  if (state.at) parts.set("at", state.at);
  return `#${parts}`;
};

const keep = () => history.replaceState({ y: scrollY }, "", address());
const enter = () => history.pushState({ y: scrollY }, "", address());

// set the controls as an address says; return the id of the place that it names
const obey = (hash) => {
  const words = hash.slice(1);
  if (!words.includes("=")) {
    let name = words;
    try { name = decodeURIComponent(words); } catch { /* no escape at all */ }
    if (VIEWS.includes(name)) state.view = name;
    return VIEWS.includes(name) ? "" : name;
  }
  const parts = new URLSearchParams(words);
  const view = parts.get("view");
  state.view = VIEWS.includes(view) ? view : "changes";
  byId("search").value = parts.get("q") || "";
  if (form) {
    const weights = parts.has("weight") ? parts.get("weight").split(",") : WEIGHTS;
    for (const box of all("[name=weight]")) box.checked = weights.includes(box.value);
    for (const [name, id] of [["topic", "topic"], ["side", "side"], ["review", "state"]]) {
      byId(id).value = parts.get(name) || "";
      if (byId(id).selectedIndex < 0) byId(id).value = "";
    }
    byId("order").value = parts.get("order") === "document" ? "document" : "weight";
  }
  return parts.get("at") || "";
};

// the cards in the two orders
const groups = byId("groups");
const homes = all(".group", groups);
const parents = new Map(cards.map((card) => [card, card.parentElement]));
const inDocumentOrder = [...cards].sort((one, other) => one.dataset.n - other.dataset.n);
let arranged = "weight";

const arrange = (order) => {
  if (order === arranged) return;
  arranged = order;
  all(".flat", groups).forEach((list) => list.remove());
  for (const card of cards) parents.get(card).append(card);
  // a table of proved changes and a fold stand after the cards of their group
  for (const home of homes) all(":scope > table, :scope > details", home).forEach((one) => home.append(one));
  if (order !== "document") return;
  const flat = document.createElement("div");
  flat.className = "flat";
  for (const card of inDocumentOrder) {
    if (card.tagName === "TR") {
      let table = flat.lastElementChild;
      if (!table || table.tagName !== "TABLE") {
        table = parents.get(card).parentElement.cloneNode(false);
        table.append(document.createElement("tbody"));
        flat.append(table);
      }
      table.lastElementChild.append(card);
    } else flat.append(card);
  }
  groups.append(flat);
};

const filter = () => {
  const want = wanted();
  const narrowed = want.topic || want.side || want.search || want.review;
  const weights = new Set(want.weights);
  const find = fold(want.search);
  let shown = 0;
  for (const card of cards) {
    const fits =
      (!form || weights.has(card.dataset.weight)) &&
      (!want.topic || card.dataset.topics.split(" ").includes(want.topic)) &&
      (!want.side || card.dataset.side === want.side) &&
      (!want.review || reviewFits(card.id, want.review)) &&
      (!find || wordsOf(card).includes(find));
    card.hidden = !fits && !forced.has(card.id);
    if (fits) shown += 1;
  }
  arrange(want.order);
  for (const home of [...all("details.trivial, table.proved", groups), ...homes, ...all(".flat table", groups)]) {
    const some = all(".card", home).some((card) => !card.hidden);
    home.hidden = !some;
    if (home.tagName === "DETAILS" && some && narrowed) home.open = true;
  }
  if (form) byId("gone").hidden = true;
  state.shown = shown;
  state.narrowed = shown < cards.length;
  return shown;
};
