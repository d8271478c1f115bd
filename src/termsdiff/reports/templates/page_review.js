// What the reader thinks of each change, kept in this browser, and what can be copied from the page.
const STATES = { seen: "Seen", accept: "Accept", reject: "Reject", negotiate: "Negotiate", ask: "Ask" };
const store = `termsdiff:${document.querySelector("main").dataset.key}`;
const sound = (entries) => {
  const kept = {};
  for (const [id, entry] of Object.entries(entries || {})) {
    if (!byId(id) || !entry) continue;
    kept[id] = { state: STATES[entry.state] ? entry.state : "", note: String(entry.note || "").slice(0, 2000) };
  }
  return kept;
};
const parsed = (text) => { try { return sound(JSON.parse(text)); } catch { return {}; } };
const stored = () => { try { return localStorage.getItem(store); } catch { return null; } };
const saved = document.querySelector("main").dataset.review;
const review = parsed(stored() || saved || "{}");

const reviewFits = (id, want) => {
  const entry = (review[id] && review[id].state) || "";
  return want === "open" ? !entry : entry === want;
};
const reviewed = () => {
  const count = Object.values(review).filter((entry) => entry.state).length;
  if (form) byId("reviewed").textContent = count ? `${count} of ${cards.length}` : "";
};
const remember = (id, entry) => {
  if (entry.state || entry.note) review[id] = entry;
  else delete review[id];
  try { localStorage.setItem(store, JSON.stringify(review)); } catch { say("This browser cannot store the review: save it to a file."); }
  reviewed();
};

const titleOf = (card) => card.querySelector("h4, th a").textContent;
const controls = (card, changed = () => {}) => {
  const row = document.createElement("p");
  row.className = "review";
  const choice = document.createElement("select");
  choice.setAttribute("aria-label", `Review of ${titleOf(card)}`);
  choice.append(new Option("Not reviewed", ""), ...Object.entries(STATES).map(([value, name]) => new Option(name, value)));
  const note = document.createElement("input");
  note.placeholder = "Note";
  note.maxLength = 2000;
  note.setAttribute("aria-label", `Note on ${titleOf(card)}`);
  const entry = review[card.id] || { state: "", note: "" };
  choice.value = entry.state;
  note.value = entry.note;
  const show = () => row.classList.toggle("set", Boolean(choice.value || note.value));
  const keepIt = (event) => {
    event.stopPropagation();
    remember(card.id, { state: choice.value, note: note.value.trim() });
    show();
    changed();
  };
  show();
  choice.addEventListener("change", keepIt);
  note.addEventListener("change", keepIt);
  row.append(choice, note);
  return row;
};

// a row of the table of proved changes stays one line until its reader wants to say something
const foldedControls = (card) => {
  const fold = document.createElement("details");
  const line = document.createElement("summary");
  const show = () => {
    const entry = review[card.id];
    const words = entry ? [STATES[entry.state] || "", entry.note].filter(Boolean).join(": ") : "";
    fold.className = words ? "mark set" : "mark";
    line.textContent = words || "Review";
    line.setAttribute("aria-label", words ? `Review of ${titleOf(card)}: ${words}` : `Review of ${titleOf(card)}`);
  };
  show();
  fold.append(line);
  fold.addEventListener("toggle", () => fold.append(controls(card, show)), { once: true });
  return fold;
};
for (const card of cards) {
  if (card.tagName === "TR") card.lastElementChild.prepend(foldedControls(card));
  else card.append(controls(card));
}
reviewed();

const put = async (text, html) => {
  try {
    if (html) {
      const item = { "text/plain": new Blob([text], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) };
      await navigator.clipboard.write([new ClipboardItem(item)]);
    } else await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // an older browser, or one that was not allowed to: the old way
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
};
const download = (name, text, type) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
const html = (text) => text.replace(/&/g, "&amp;").replace(/[<]/g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
const clean = (element) => textOf(element, "").replace(/\s+/g, " ").trim();
// what stands at the top of the page, without the links that lead on from there
const saidAtTop = (...places) => places.flatMap((one) => all(`.top ${one}`)).map((one) => {
  const copy = one.cloneNode(true);
  all("a", copy).forEach((link) => link.remove());
  return clean(copy);
});
const told = (done, what) => say(done ? `${what} copied.` : "This browser does not let a page copy text.");

byId("copy-mail").addEventListener("click", async () => {
  const title = clean(document.querySelector("h1"));
  const span = all(".top .date").map(clean).join(" → ");
  const basis = document.querySelector(".basis") ? clean(document.querySelector(".basis")) : "";
  const rest = saidAtTop(".rest", ".nothing", ".selection");
  const notes = all(".top .notes li").map(clean);
  const points = all(".headline li").map((item) => [clean(item.querySelector("a")), all(".meta > *", item).map(clean).join("; ")]);
  const verdict = clean(document.querySelector(".verdict"));
  const text = [title, span, basis, "", verdict, ...notes, "", ...points.map(([point, meta], n) => `${n + 1}. ${point} (${meta})`), "", ...rest].join("\n");
  const list = points.map(([point, meta]) => `<li>${html(point)} <i>(${html(meta)})</i></li>`).join("");
  const lines = [`<b>${html(title)}</b>`, html(span), html(basis), `<b>${html(verdict)}</b>`, ...notes.map(html)];
  told(await put(text, `<p>${lines.join("<br>")}</p><ol>${list}</ol><p>${rest.map(html).join("<br>")}</p>`), "Text for an e-mail");
});
byId("print").addEventListener("click", () => print());

if (form) {
  const entries = () => cards.filter((card) => review[card.id]).map((card) => [card, review[card.id]]);
  byId("save-review").addEventListener("click", () => download("REVIEW.json", `${JSON.stringify(review, null, 1)}\n`, "application/json"));
  byId("save-page").addEventListener("click", () => {
    const kept = `data-review="${html(JSON.stringify(review))}"`;
    download("report-reviewed.html", `<!doctype html>\n${pristine.replace(/data-review="[^"]*"/, () => kept)}`, "text/html");
  });
  byId("copy-table").addEventListener("click", async () => {
    const cell = (words) => (/^[\s"']*[=+\-@|%]/.test(words) ? `'${words}` : words).replace(/\s+/g, " ");
    const rows = [["Change", "Clause", "Review", "Note"], ...entries().map(([card, entry]) => [card.id, titleOf(card), STATES[entry.state] || "", entry.note])];
    const table = rows.map((row) => `<tr>${row.map((one) => `<td>${html(one)}</td>`).join("")}</tr>`).join("");
    told(await put(rows.map((row) => row.map(cell).join("\t")).join("\n"), `<table>${table}</table>`), "Table");
  });
  byId("copy-acks").addEventListener("click", async () => {
    const quoted = (words) => `'${words.replace(/'/g, "'\\''").replace(/\s+/g, " ")}'`;
    const accepted = entries().filter(([, entry]) => entry.state === "accept");
    const lines = accepted.map(([card, entry]) => `termsdiff ack ${card.id} --reason ${quoted(entry.note || "accepted in review")}`);
    if (lines.length) told(await put(`${lines.join("\n")}\n`), lines.length === 1 ? "1 line" : `${lines.length} lines`);
    else say("Nothing is accepted yet.");
  });
}
restore(history.state);
