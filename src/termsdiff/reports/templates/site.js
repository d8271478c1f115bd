"use strict";
// Search, order and filter of the index; the choice of two versions; the newest of a timeline in view.
(() => {
  const list = document.getElementById("all-terms");
  const form = document.getElementById("index-tools");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (list && form) {
    const cards = [...list.children];
    const words = new Map(cards.map((card) => [card, fold(card.textContent)]));
    const weights = ["material", "minor", "unassessed", "incomplete", "editorial", "identical", ""];
    const by = {
      name: (card) => card.dataset.name,
      coming: (card) => card.dataset.coming || "9999",
      changed: (card) => [...card.dataset.changed].map((c) => String.fromCharCode(255 - c.charCodeAt(0))).join(""),
      verdict: (card) => String(weights.indexOf(card.dataset.verdict)),
    };
    const collator = new Intl.Collator();
    const apply = () => {
      const { q, order, verdict, coming } = form.elements;
      const find = fold(q.value.trim());
      const key = by[order.value];
      let shown = 0;
      for (const card of cards) {
        card.hidden = !(words.get(card).includes(find) && (!verdict.value || card.dataset.verdict === verdict.value) && (!coming.checked || card.dataset.coming));
        if (!card.hidden) shown += 1;
      }
      list.append(...[...cards].sort((one, other) => collator.compare(key(one), key(other)) || collator.compare(one.dataset.name, other.dataset.name)));
      form.elements.tally.value = `${shown} of ${cards.length}`;
      const state = new URLSearchParams();
      if (q.value) state.set("q", q.value);
      if (order.value !== "name") state.set("order", order.value);
      if (verdict.value) state.set("verdict", verdict.value);
      if (coming.checked) state.set("coming", "1");
      if (String(state) || location.hash) history.replaceState(null, "", `#${state}`);
    };
    const asked = new URLSearchParams(location.hash.slice(1));
    form.elements.q.value = asked.get("q") || "";
    if (by[asked.get("order")]) form.elements.order.value = asked.get("order");
    if (weights.includes(asked.get("verdict"))) form.elements.verdict.value = asked.get("verdict");
    form.elements.coming.checked = asked.has("coming");
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    apply();
  }
  const pair = document.getElementById("two");
  if (pair) {
    pair.addEventListener("submit", (event) => {
      event.preventDefault();
      if (pair.elements.pair.value) location.href = pair.elements.pair.value;
    });
    pair.hidden = false;
  }
  const timeline = document.querySelector(".timeline");
  if (timeline) timeline.parentElement.scrollLeft = timeline.parentElement.scrollWidth;
})();
