"use strict";
// Filters, search and keys. The page is whole without this script: it only hides and moves cards.
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const byId = (id) => document.getElementById(id);
  const groups = byId("groups");
  const homes = [...groups.children];
  const folds = [...groups.querySelectorAll("details.trivial")];
  const cards = [...groups.querySelectorAll(".card")];
  const inDocumentOrder = [...cards].sort((one, other) => one.dataset.n - other.dataset.n);
  const parents = new Map(cards.map((card) => [card, card.parentElement]));
  const words = new Map();
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const textOf = (card) => {
    if (!words.has(card)) words.set(card, fold(card.textContent));
    return words.get(card);
  };
  let current = null;

  const wanted = () => ({
    weights: new Set([...form.querySelectorAll("[name=weight]:checked")].map((box) => box.value)),
    topic: byId("topic").value,
    side: byId("side").value,
    search: fold(byId("search").value.trim()),
  });

  const matches = (card, want) =>
    want.weights.has(card.dataset.weight) &&
    (!want.topic || card.dataset.topics.split(" ").includes(want.topic)) &&
    (!want.side || card.dataset.side === want.side) &&
    (!want.search || textOf(card).includes(want.search));

  const filter = () => {
    const want = wanted();
    const narrowed = want.topic || want.side || want.search;
    let shown = 0;
    for (const card of cards) {
      card.hidden = !matches(card, want);
      if (!card.hidden) shown += 1;
    }
    for (const home of [...folds, ...homes]) {
      const some = [...home.querySelectorAll(".card")].some((card) => !card.hidden);
      home.hidden = !some;
      if (home.tagName === "DETAILS" && some && narrowed) home.open = true;
    }
    byId("tally").value =
      shown === cards.length ? `${shown} changes` : `${shown} of ${cards.length} changes`;
  };

  const arrange = () => {
    if (byId("order").value === "document") {
      groups.append(...inDocumentOrder);
      groups.classList.add("flat");
    } else {
      for (const card of cards) parents.get(card).append(card);
      // what is folded inside a group stands after its cards
      for (const fold of folds) fold.parentElement.append(fold);
      groups.classList.remove("flat");
    }
    filter();
  };

  const go = (step) => {
    const list = [...groups.querySelectorAll(".card:not([hidden])")];
    if (!list.length) return;
    let at = list.indexOf(current);
    if (at < 0) at = step > 0 ? -1 : list.length;
    current = list[Math.min(Math.max(at + step, 0), list.length - 1)];
    for (let fold = current.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
    current.focus({ preventScroll: true });
    current.scrollIntoView({ block: "start" });
  };

  const copy = async (link) => {
    try {
      await navigator.clipboard.writeText(link.href);
      link.classList.add("copied");
      setTimeout(() => link.classList.remove("copied"), 1500);
    } catch {
      // without a clipboard the link still stands in the address bar
    }
  };

  const reveal = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
    if (target.hidden) {
      form.reset();
      arrange();
    }
    if (target.classList.contains("card")) current = target;
    target.scrollIntoView();
  };

  const keys = {
    n: () => go(1),
    p: () => go(-1),
    "/": () => byId("search").focus(),
    "?": () => byId("keys").showModal(),
  };

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("order").addEventListener("change", arrange);
  byId("next").addEventListener("click", () => go(1));
  byId("previous").addEventListener("click", () => go(-1));
  byId("help").addEventListener("click", () => byId("keys").showModal());
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.copy");
    if (link) copy(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target === byId("search")) return event.target.blur();
    if (event.target.matches("input[type=search], select, textarea")) return;
    if (byId("single").checked && !byId("keys").open && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  addEventListener("beforeprint", () => {
    // browsers that cannot do it by style
    for (const fold of document.querySelectorAll("details.group, .topic details, details.trivial")) fold.open = true;
  });
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
})();
