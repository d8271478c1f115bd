// A Word file made of the page: the whole document with its changes tracked, and what is said of
// them, by termsdiff and by the reader, as comments. Nothing is asked of any server.
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const FORMAT = "application/vnd.openxmlformats-officedocument.wordprocessingml";
// a clause that came or went as a whole: also the end of its paragraph did
const WHOLE = { added: "ins", moved: "ins", removed: "del", away: "del" };
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const xml = (text) => html(text.replace(NOT_XML, ""));

// the words of an element, each piece with its mark and its look
const piecesOf = (element, state) => {
  const found = [];
  const walk = (node, look) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.data) found.push({ ...look, text: node.data });
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(".cue, .back")) return;
    const inner = { ...look };
    if (node.nodeName === "INS") inner.mark = "ins";
    if (node.nodeName === "DEL") inner.mark = "del";
    if (node.nodeName === "B") inner.bold = true;
    if (node.nodeName === "I") inner.italic = true;
    for (const child of node.childNodes) walk(child, inner);
  };
  for (const child of element.childNodes) walk(child, { mark: "" });
  const last = found.at(-1);
  if (last && !last.mark) last.text = last.text.trimEnd();
  if (!WHOLE[state]) return found;
  // what moved is gone at its old place, with the words that it had there
  return found.filter((one) => !(state === "moved" && one.mark === "del")).map((one) => ({ ...one, mark: WHOLE[state] }));
};

const wordDocument = () => {
  const date = `${new Date().toISOString().slice(0, 19)}Z`;
  const comments = [];
  let revisions = 0;
  const by = (author) => `w:author="${xml(author)}" w:date="${date}"`;
  const revision = () => `w:id="${(revisions += 1)}" ${by("termsdiff")}`;

  const run = ({ mark, bold, italic, text }) => {
    const tag = mark === "del" ? "w:delText" : "w:t";
    const look = `${bold ? "<w:b/>" : ""}${italic ? "<w:i/>" : ""}`;
    const lines = xml(text).split("\n").map((line) => `<${tag} xml:space="preserve">${line}</${tag}>`);
    const body = `<w:r>${look && `<w:rPr>${look}</w:rPr>`}${lines.join("<w:br/>")}</w:r>`;
    return mark ? `<w:${mark} ${revision()}>${body}</w:${mark}>` : body;
  };

  const comment = (author, lines) => {
    const id = comments.length;
    const body = lines.filter(Boolean).map((line) => `<w:p><w:r><w:t xml:space="preserve">${xml(line)}</w:t></w:r></w:p>`);
    comments.push(`<w:comment w:id="${id}" ${by(author)} w:initials="${xml(author.slice(0, 1))}">${body.join("")}</w:comment>`);
    return id;
  };
  const commentsOn = (change) => {
    const card = change && byId(change);
    if (!card) return [];
    const found = [];
    if (card.dataset.weight !== "editorial") {
      const said = all(".badges, .message, .reason, .remark, .why", card).map((one) =>
        one.matches(".badges") ? all(".badge, .side, .about", one).map(clean).join(" · ") : clean(one));
      found.push(comment("termsdiff", said));
    }
    const entry = review[change];
    if (entry) found.push(comment("Reviewer", [STATES[entry.state], entry.note]));
    return found;
  };

  // where a clause was split or merged, a line break that came or went is the end of a paragraph
  const lines = (element, state) => {
    const found = [{ end: WHOLE[state] || "", pieces: [] }];
    for (const piece of piecesOf(element, state)) {
      const texts = piece.mark ? piece.text.split("\n") : [piece.text];
      texts.forEach((text, n) => {
        if (n) {
          const end = found.at(-1).end;
          found.at(-1).end = piece.mark;
          found.push({ end, pieces: [] });
        }
        if (text) found.at(-1).pieces.push({ ...piece, text });
      });
    }
    return found;
  };
  const paragraph = (element, state, [style, place], ids = []) => {
    const turned = getComputedStyle(element).direction === "rtl" ? "<w:bidi/>" : "";
    const start = ids.map((id) => `<w:commentRangeStart w:id="${id}"/>`).join("");
    const stop = ids.map((id) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`).join("");
    const found = lines(element, state);
    return found.map(({ end, pieces }, n) => {
      const mark = end ? `<w:rPr><w:${end} ${revision()}/></w:rPr>` : "";
      return `<w:p><w:pPr>${style}${turned}${place}${mark}</w:pPr>${n ? "" : start}${pieces.map(run).join("")}${n === found.length - 1 ? stop : ""}</w:p>`;
    }).join("");
  };

  const stateOf = (element) => [...element.classList].find((one) => WHOLE[one]) || "";
  const clause = (element, ids) => {
    if (/^H\d$/.test(element.nodeName)) {
      return paragraph(element, stateOf(element), [`<w:pStyle w:val="Heading${element.nodeName[1] - 2}"/>`, ""], ids);
    }
    const depth = Number((/\bdepth(\d)/.exec(element.className) || [0, 0])[1]);
    const bullet = element.classList.contains("item") && !element.querySelector(":scope > .label, :scope > .number");
    const list = `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>`;
    const indent = depth ? `<w:ind w:left="${425 * depth}"/>` : "";
    return paragraph(element, stateOf(element), bullet ? [list, ""] : ["", indent], ids);
  };
  const table = (element) => {
    const rows = all("tr", element);
    const width = Math.max(...rows.map((row) => row.cells.length));
    const body = rows.map((row) => {
      const state = stateOf(row);
      const ids = commentsOn(row.dataset.change);
      const head = row.parentElement.nodeName === "THEAD" ? "<w:tblHeader/>" : "";
      const mark = WHOLE[state] ? `<w:${WHOLE[state]} ${revision()}/>` : "";
      const cells = [...row.cells].map((cell, n) =>
        `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${paragraph(cell, state, ["", ""], n ? [] : ids)}</w:tc>`);
      return `<w:tr><w:trPr><w:cantSplit/>${head}${mark}</w:trPr>${cells.join("")}</w:tr>`;
    });
    const grid = "<w:gridCol/>".repeat(width);
    return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body.join("")}</w:tbl><w:p/>`;
  };

  const points = all(".top .headline a").map(clean);
  const top = [...saidAtTop(".span", ".verdict", ".selection", ".notes li"), ...points, ...saidAtTop(".rest")];
  const first = [comment("termsdiff", top)];
  const parts = [...document.querySelector(".paper").children].map((element) => {
    if (element.matches(".scroll")) return table(element);
    return clause(element, [...first.splice(0), ...commentsOn(element.dataset.change)]);
  });
  // a text that begins with a table has no paragraph before it
  if (first.length) parts.unshift(paragraph(document.createElement("p"), "", ["", ""], first));
  return { parts, comments };
};

const styles = (language) => {
  const heading = (n, size) =>
    `<w:style w:type="paragraph" w:styleId="Heading${n}"><w:name w:val="heading ${n}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>` +
    `<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="${n - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr></w:style>`;
  const edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map((one) => `<w:${one} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>`);
  return `<w:styles ${MAIN}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Cambria" w:hAnsi="Cambria"/><w:sz w:val="22"/><w:lang w:val="${xml(language)}"/></w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    [34, 28, 24, 22].map((size, n) => heading(n + 1, size)).join("") +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>' +
    `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${edges.join("")}</w:tblBorders></w:tblPr></w:style></w:styles>`;
};
const numbering = () => {
  const levels = [0, 1, 2, 3, 4].map((n) =>
    `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${425 * (n + 1)}" w:hanging="285"/></w:pPr></w:lvl>`);
  return `<w:numbering ${MAIN}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>${levels.join("")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
};

const wordFiles = () => {
  const { parts, comments } = wordDocument();
  const names = ["styles", "numbering", "settings", "comments"];
  const relations = (pairs) => `<Relationships xmlns="${PACKAGE}/relationships">${pairs.map(([type, target], n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join("")}</Relationships>`;
  const type = (name, kind) => `<Override PartName="/word/${name}.xml" ContentType="${FORMAT}.${kind}+xml"/>`;
  const types = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`;
  const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1304" w:bottom="1304" w:left="1304" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>';
  const files = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types">${types}${type("document", "document.main")}${names.map((one) => type(one, one)).join("")}</Types>`,
    "_rels/.rels": relations([["officeDocument", "word/document.xml"]]),
    "word/document.xml": `<w:document ${MAIN}><w:body>${parts.join("")}${page}</w:body></w:document>`,
    "word/_rels/document.xml.rels": relations(names.map((one) => [one, `${one}.xml`])),
    "word/styles.xml": styles(document.querySelector(".paper").lang),
    "word/numbering.xml": numbering(),
    "word/settings.xml": `<w:settings ${MAIN}><w:trackRevisions/></w:settings>`,
    "word/comments.xml": `<w:comments ${MAIN}>${comments.join("")}</w:comments>`,
  };
  return Object.entries(files).map(([name, content]) => [name, DECLARATION + content]);
};

// a zip file whose members are stored as they are: what Word needs of it, and no more
const CHECKS = Uint32Array.from({ length: 256 }, (_, n) => {
  let check = n;
  for (let bit = 0; bit < 8; bit += 1) check = check & 1 ? 0xedb88320 ^ (check >>> 1) : check >>> 1;
  return check;
});
const checkOf = (bytes) => {
  let check = -1;
  for (const byte of bytes) check = CHECKS[(check ^ byte) & 255] ^ (check >>> 8);
  return ~check >>> 0;
};
const little = (...fields) =>
  Uint8Array.from(fields.flatMap(([size, value]) => Array.from({ length: size }, (_, n) => Math.floor(value / 256 ** n) % 256)));
const zipped = (files) => {
  const encoder = new TextEncoder();
  const members = [];
  const directory = [];
  let at = 0;
  let length = 0;
  for (const [name, text] of files) {
    const label = encoder.encode(name);
    const bytes = encoder.encode(text);
    // version, flags (names are UTF-8), stored, midnight of 1 January 1980, check, both sizes, name
    const about = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 33], [4, checkOf(bytes)], [4, bytes.length], [4, bytes.length], [2, label.length], [2, 0]];
    members.push(little([4, 0x04034b50], ...about), label, bytes);
    directory.push(little([4, 0x02014b50], [2, 20], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), label);
    at += 30 + label.length + bytes.length;
    length += 46 + label.length;
  }
  const end = little([4, 0x06054b50], [4, 0], [2, files.length], [2, files.length], [4, length], [4, at], [2, 0]);
  return new Blob([...members, ...directory, end]);
};
byId("word").addEventListener("click", () => download("redline.docx", zipped(wordFiles()), `${FORMAT}.document`));
