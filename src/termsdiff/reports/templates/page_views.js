// The three views: one is shown, links open what they lead to, n and p go on from where one reads.
const views = VIEWS.map(byId);
const bar = byId("bar");

const items = () => {
  const selector = { changes: "#groups .card:not([hidden])", document: "#document [data-change]", sides: "#sides [id^='s-']" };
  return all(selector[state.view]).filter((one) => !one.closest("[hidden]"));
};
const changeOf = (item) => item.dataset.change || item.id;

const tally = (list = items()) => {
  const at = list.findIndex((item) => changeOf(item) === state.at);
  const total = state.view === "changes" && state.narrowed ? `${list.length} of ${cards.length}` : `${list.length}`;
  const none = total === "1" ? "1 change" : `${total} changes`;
  byId("tally").value = at < 0 ? none : `${at + 1} of ${list.length}`;
};

const show = (view) => {
  state.view = view;
  for (const section of views) section.hidden = section.id !== view;
  for (const link of all(".switch a")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (view === "document") requestAnimationFrame(locate);
};

const refresh = () => {
  filter();
  search();
  tally();
};

const viewOf = (element) => views.find((section) => section.contains(element));

// what is out of sight has an estimated height until it is drawn: look again where it came to rest
const toTop = (target, again = 3) => {
  target.scrollIntoView({ block: "start", behavior: "instant" });
  const rest = scrollY;
  if (again) requestAnimationFrame(() => {
    const off = Math.abs(target.getBoundingClientRect().top - 4.25 * 16) > 4;
    if (off && Math.abs(scrollY - rest) < 400) toTop(target, again - 1);
  });
};

// bring a place to the top; a change that the filters hide is shown for once, and that is said
const land = (id, focus = true) => {
  const target = id && byId(id);
  if (!target) return false;
  const home = viewOf(target);
  if (home) show(home.id);
  else if (target.closest("[hidden]")) return false;
  if (target.hidden && target.classList.contains("card")) {
    forced.add(target.id);
    refresh();
    byId("gone").textContent = "The change below does not match the filters; it is shown because a link led to it.";
    byId("gone").hidden = false;
    target.before(byId("gone"));
    if (target.tagName === "TR") groups.prepend(byId("gone"));
  }
  if (target.closest("[hidden]")) form.reset(), refresh();
  openAround(target);
  if (target.tagName === "DETAILS") target.open = true;
  const change = target.dataset.change || (target.classList.contains("card") ? target.id : "");
  if (change) state.at = change;
  all(".here").forEach((one) => one.classList.remove("here"));
  if (home && home !== target && !target.classList.contains("group")) target.classList.add("here");
  if (focus) {
    if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
  toTop(target);
  tally();
  return true;
};

// where the reader is: the change at hand where it is in sight, else the first below the bar
const go = (step) => {
  const list = items();
  if (!list.length) return;
  const top = Math.max(bar.getBoundingClientRect().bottom, 0);
  const at = list.findIndex((item) => changeOf(item) === state.at);
  const box = at < 0 ? null : list[at].getBoundingClientRect();
  let to;
  if (box && box.bottom > top && box.top < innerHeight) to = at + step;
  else {
    const below = list.findIndex((item) => item.getBoundingClientRect().top >= top - 2);
    const first = below < 0 ? list.length : below;
    to = step > 0 ? first : first - 1;
  }
  const item = list[Math.min(Math.max(to, 0), list.length - 1)];
  openAround(item);
  land(item.id);
  keep();
};

const turn = (view) => {
  if (view === state.view) return;
  keep();
  const at = state.at;
  show(view);
  search();
  enter();
  const place = { changes: "", document: "t-", sides: "s-" }[view] + at;
  if (!(at && land(place, false)) && bar.getBoundingClientRect().top < 1) byId(view).scrollIntoView();
  tally();
  keep();
};

// the map in the margin shows what part of the document is in sight
const paper = document.querySelector(".paper");
const locate = () => {
  if (state.view !== "document" || !byId("seen")) return;
  const box = paper.getBoundingClientRect();
  const share = (y) => Math.min(Math.max((1000 * (y - box.top)) / (box.height || 1), 0), 1000);
  byId("seen").setAttribute("y", share(0));
  byId("seen").setAttribute("height", share(innerHeight) - share(0));
};

const restore = (kept) => {
  const at = obey(location.hash);
  forced.clear();
  show(state.view);
  refresh();
  const place = at && !byId(at) ? "" : at;
  if (kept && typeof kept.y === "number") {
    state.at = at;
    tally();
    scrollTo({ top: kept.y, behavior: "instant" });
  } else if (place && land(byId(place).classList.contains("card") ? { changes: "", document: "t-", sides: "s-" }[location.hash.includes("=") ? state.view : "changes"] + place : place)) keep();
};

const keys = {
  n: () => go(1), p: () => go(-1),
  1: () => turn("changes"), 2: () => turn("document"), 3: () => turn("sides"),
  "/": () => byId("search").focus(), "?": () => byId("keys").showModal(),
};

const until = document.querySelector(".until");
if (until) {
  const [year, month, day] = until.dataset.day.split("-").map(Number);
  const now = new Date();
  const days = Math.round((Date.UTC(year, month - 1, day) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / 864e5);
  const many = `${Math.abs(days)} ${Math.abs(days) === 1 ? "day" : "days"}`;
  until.textContent = days > 0 ? `In ${many}.` : days === 0 ? "That is today." : `That was ${many} ago.`;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const id = link.getAttribute("href").slice(1);
  if (VIEWS.includes(id)) { event.preventDefault(); turn(id); return; }
  if (!byId(id) || id === "main") return;
  event.preventDefault();
  if (link.classList.contains("copy")) {
    const plain = `${location.href.split("#")[0]}#${id}`;
    put(plain).then((done) => { if (done) { link.classList.add("copied"); setTimeout(() => link.classList.remove("copied"), 1500); } });
  }
  keep();
  enter();
  land(id);
  keep();
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && event.target === byId("search")) {
    // browsers would empty it; whoever leaves the search keeps what it found
    event.preventDefault();
    event.target.blur();
    return;
  }
  if (event.target.closest?.("input:not([type=checkbox]), select, textarea") || document.querySelector("dialog[open]")) return;
  if (byId("single").checked && keys[event.key]) { event.preventDefault(); keys[event.key](); }
});
let typing;
byId("find").addEventListener("submit", (event) => { event.preventDefault(); nextHit(); });
byId("search").addEventListener("input", () => {
  forced.clear();
  filter();
  tally();
  clearTimeout(typing);
  typing = setTimeout(() => { search(); keep(); }, 120);
});
if (form) {
  form.addEventListener("change", (event) => { if (event.target.name || event.target.id) { keep(); forced.clear(); refresh(); enter(); } });
  form.addEventListener("reset", () => setTimeout(() => { byId("search").value = ""; forced.clear(); refresh(); enter(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("filter-fold").open = innerWidth >= 960;
  form.hidden = false;
}
for (const chip of all(".chip")) {
  chip.addEventListener("click", () => {
    keep();
    form.reset();
    byId(chip.dataset.facet).value = chip.dataset.value;
    for (const box of all("[name=weight]")) box.checked = ["material", "minor"].includes(box.value);
    forced.clear();
    state.at = "";
    show("changes");
    setTimeout(() => { refresh(); byId("changes").scrollIntoView(); enter(); });
  });
}
byId("next").addEventListener("click", () => go(1));
byId("previous").addEventListener("click", () => go(-1));
byId("help").addEventListener("click", () => byId("keys").showModal());
byId("unfold").addEventListener("click", ({ target }) => {
  const open = target.getAttribute("aria-pressed") !== "true";
  target.setAttribute("aria-pressed", open);
  for (const one of all("#sides .fold")) one.open = open;
});
byId("map")?.addEventListener("click", (event) => {
  const box = byId("map").getBoundingClientRect();
  scrollTo({ top: scrollY + paper.getBoundingClientRect().top + (paper.offsetHeight * (event.clientY - box.top)) / box.height - innerHeight / 3 });
});
let resting;
addEventListener("scroll", () => {
  locate();
  clearTimeout(resting);
  resting = setTimeout(() => history.replaceState({ y: scrollY }, "", location.hash ? address() : location.href), 250);
}, { passive: true });
addEventListener("popstate", (event) => restore(event.state));
addEventListener("beforeprint", () => { for (const one of all("details.group")) one.open = true; });
history.scrollRestoration = "manual";
for (const one of ["bar", "unfold-all", "tools"]) byId(one).hidden = false;
