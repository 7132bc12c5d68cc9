// SPDX-License-Identifier: GPL-2.0-or-later
// The page of a chain: its picture, its list and its files say what the API says.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, describe, test } from "node:test";
import { bigChain, directive as bigDirective, plan } from "./big_chain.mjs";
import { axeFaults, site } from "./site.mjs";

const small = "/documents/05-ct-tu.2025.ninh-binh";
const wide = "/documents/696-kh-ubnd.2025.tay-ninh";
const big = `/documents/${bigDirective}`;
const boxes = ".picture-frame .g-node[data-box]";
const edges = ".picture-frame .g-edge:not(.bundle)";
const canary = `<img src=x onerror=alert(1)><b>"'&`;
const long = `Thực hiện ${"nhiệm vụ rất dài ".repeat(20)}${canary}`;

// Two that cite each other, one alone, and one whose title is long and full of markup.
const mutual = (own, other, day) =>
  plan({ issuer: "Ủy ban nhân dân\ntỉnh Lâm Đồng", place: "Lâm Đồng", number: `${own}/KH-UBND`, day, month: 4, title: own === 901 ? long : "Phối hợp công tác",
    says: `Thực hiện Kế hoạch số ${other}/KH-UBND ngày 0${day === 3 ? 4 : 3}/4/2025 của Ủy ban nhân dân tỉnh Lâm Đồng, ban hành Kế hoạch như sau.` });
const alone = plan({ issuer: "Ủy ban nhân dân\ntỉnh Sơn La", place: "Sơn La", number: "903/KH-UBND", day: 5, month: 5, title: "Tổ chức hội nghị", says: "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau." });
const more = { ...bigChain(500), "z-901.txt": mutual(901, 902, 3), "z-902.txt": mutual(902, 901, 4), "z-903.txt": alone };

const at = site(undefined, more);
let page;
const chain = (document, query = "") => at.api(`${document}/chain${query}`);
const inOneLine = (text) => text.replace(/\s+/g, " ").trim();
const click = (name) => page.click(`[data-do=${name}]`);
const keys = (selector, name) => page.locator(selector).evaluateAll((all, name) => all.map((one) => one.getAttribute(name)), name);

describe("the picture of a chain", () => {
  beforeEach(async () => {
    page = await at.open({ acceptDownloads: true });
  });

  test("has every document and edge of the API, and so has the list", async () => {
    for (const document of [small, wide]) {
      await page.goto(`${document}/chain`);
      const answer = await chain(document);
      assert.deepEqual((await keys(boxes, "data-box")).sort(), answer.nodes.map(({ id }) => id).sort());
      const said = answer.edges.map(({ from, to, relation }) => `${from} ${relation} ${to}`).sort();
      const listed = await page.locator("li.edge").evaluateAll((all) => all.map(({ dataset }) => `${dataset.from} ${dataset.relation} ${dataset.to}`));
      assert.deepEqual(listed.sort(), said);
      assert.equal(await page.locator(edges).count(), said.length);
      const told = await page.locator(".picture-status").innerText();
      assert.match(told, new RegExp(`${answer.nodes.length}/${answer.nodes.length} văn bản, ${said.length}/${said.length} quan hệ`));
    }
  });

  test("puts a plan below the plan that it carries out, and levels from the central on", async () => {
    await page.goto(`${small}/chain`);
    const parent = await page.locator(".step .step", { hasText: "chưa có số" }).first().evaluate((step) => step.parentElement.closest(".step").dataset.node);
    assert.equal(parent, "48-kh-ubnd.2026.ninh-binh");
    await page.goto(`${wide}/chain`);
    const lefts = await page.locator(".picture-frame .g-ground .g-band").evaluateAll((bands) => bands.map((band) => Number(band.getAttribute("x"))));
    assert.ok(lefts.length >= 2);
    assert.deepEqual(lefts, [...lefts].sort((a, b) => a - b));
    assert.match(await page.locator(".g-band-name").first().textContent(), /^Trung ương/);
  });

  test("begins a large chain with its nearest, and opens and closes by the keyboard", async () => {
    await page.goto(`${big}/chain`);
    const answer = await chain(big);
    assert.equal(answer.nodes.length, 500);
    assert.ok((await page.locator(boxes).count()) < 25);
    const group = page.locator(".g-node.group");
    assert.equal(await group.getAttribute("aria-expanded"), "false");
    assert.match(await group.textContent(), /28 kế hoạch/);
    await page.locator(".picture-frame [tabindex='0']").first().focus();
    await page.keyboard.press("ArrowRight");
    assert.ok(await group.evaluate((one) => one === document.activeElement), "an arrow key goes to the next box");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(boxes).count(), 29);
    const first = await page.evaluate(() => document.activeElement.getAttribute("data-box"));
    await page.keyboard.press("Tab");
    const toggle = page.locator(`[data-toggle="${first}"]`);
    assert.ok(await toggle.evaluate((one) => one === document.activeElement), "what opens it comes next");
    assert.equal(await toggle.getAttribute("aria-expanded"), "false");
    const promised = Number((await toggle.locator("text").textContent()).replace("+", ""));
    assert.equal(promised, answer.edges.filter((edge) => edge.to === first).length);
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(`[data-toggle="${first}"]`).getAttribute("aria-expanded"), "true");
    assert.ok(await page.locator(`[data-toggle="${first}"]`).evaluate((one) => one === document.activeElement), "the focus stays");
    await page.keyboard.press(" ");
    assert.equal(await page.locator(`[data-toggle="${first}"]`).getAttribute("aria-expanded"), "false");
    assert.equal(await page.locator(boxes).count(), 29);
  });

  test("draws all of a large chain within its time, and folds it again", async () => {
    await page.goto(`${big}/chain`);
    const answer = await chain(big);
    const took = await page.evaluate(() => {
      const begun = performance.now();
      document.querySelector("[data-do=open]").click();
      document.querySelector(".picture-frame svg").getBoundingClientRect();
      return performance.now() - begun;
    });
    assert.ok(took < 1500, `${took} ms`);
    assert.equal(await page.locator(boxes).count(), answer.nodes.length);
    assert.equal(await page.locator(edges).count(), answer.edges.length);
    await click("fold");
    assert.ok((await page.locator(boxes).count()) < 25);
  });

  test("by time: the later stands further right, and what has no date in its own place", async () => {
    await page.goto(`${wide}/chain`);
    await click("time");
    const answer = await chain(wide);
    const left = new Map(await page.locator(boxes).evaluateAll((all) => all.map((box) => [box.dataset.box, Number(box.querySelector(".g-box").getAttribute("x"))])));
    assert.equal(left.size, answer.nodes.length);
    const dated = answer.nodes.filter(({ date }) => date).sort((a, b) => (a.date < b.date ? -1 : 1));
    for (let i = 1; i < dated.length; i += 1) assert.ok(left.get(dated[i].id) >= left.get(dated[i - 1].id), `${dated[i].id} after ${dated[i - 1].id}`);
    const undated = answer.nodes.filter(({ date }) => !date);
    for (const { id } of undated) assert.ok(left.get(id) < left.get(dated[0].id), id);
    if (undated.length > 0) assert.match(await page.locator(".g-year").first().textContent(), /Chưa rõ ngày/);
    const years = await page.locator(".g-year:not(.gap)").allTextContents();
    for (const { date } of dated) assert.ok(years.includes(date.slice(0, 4)), date);
    assert.equal(await page.locator(edges).count(), answer.edges.length);
  });

  test("tells the sentence of an edge as the API does, with the way to its place", async () => {
    await page.goto(`${small}/chain`);
    const answer = await chain(small);
    for (const edge of answer.edges) {
      const key = await page.locator(`li.edge[data-from="${edge.from}"][data-to="${edge.to}"][data-relation="${edge.relation}"]`).getAttribute("id");
      await page.locator(`[data-line="${key}"]`).dispatchEvent("click");
      const said = await page.locator(".picture-panel blockquote").evaluateAll((quotes) => quotes.map((quote) => {
        const own = quote.cloneNode(true);
        for (const part of own.querySelectorAll(".hidden, cite")) part.remove();
        return own.textContent.trim();
      }));
      assert.deepEqual(said, edge.evidence.slice(0, 5).map(({ sentence }) => inOneLine(sentence)));
      const href = await page.locator(".picture-panel blockquote a").first().getAttribute("href");
      assert.equal(decodeURIComponent(href), `/documents/${edge.evidence[0].document}#o${edge.evidence[0].start}`);
      assert.equal(await page.locator(`#${key}.chosen`).count(), 1, "the list shows it too");
    }
    await page.evaluate(() => {
      window.copied = "";
      Object.defineProperty(navigator, "clipboard", { value: { writeText: (text) => ((window.copied = text), Promise.resolve()) }, configurable: true });
    });
    await page.click("[data-part=copy]");
    const last = answer.edges.at(-1);
    const copied = await page.evaluate(() => window.copied);
    assert.ok(copied.includes(inOneLine(last.evidence[0].sentence)) && copied.includes("Nguồn: ") && copied.includes("http://127.0.0.1"), copied);
    await page.keyboard.press("Escape");
    assert.ok(!(await page.isVisible(".picture-panel")));
  });

  test("opens the card of a document, and finds it from the list", async () => {
    await page.goto(`${big}/chain`);
    const answer = await chain(big);
    const deep = answer.nodes.find((node) => node.level === "department");
    await page.evaluate((id) => document.querySelector(`.locate[data-node="${id}"]`).click(), deep.id);
    assert.equal(await page.locator(`[data-box="${deep.id}"]`).count(), 1);
    assert.ok((await page.locator(".picture-panel h3").innerText()).includes(deep.number));
    assert.equal(decodeURIComponent(await page.getAttribute("[data-part=open]", "href")), `/documents/${deep.id}`);
    assert.equal(decodeURIComponent(await page.getAttribute("[data-part=chain]", "href")), `/documents/${deep.id}/chain`);
    await page.click(".card-edges button");
    assert.ok((await page.locator(".picture-panel blockquote").count()) > 0);
    await page.click(".picture-panel [data-part=list]");
    assert.ok(await page.locator("li.edge.chosen").isVisible(), "the branches around it are open");
  });

  test("zooms by buttons, keys and wheel", async () => {
    await page.goto(`${wide}/chain`);
    const width = () => page.locator(".picture-frame svg").evaluate((one) => one.getBoundingClientRect().width);
    const before = await width();
    await click("bigger");
    const after = await width();
    assert.ok(after > before * 1.2);
    await page.focus(".picture-frame");
    await page.keyboard.press("-");
    assert.ok(Math.abs((await width()) - before) < 2);
    await page.hover(".picture-frame");
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -120);
    await page.keyboard.up("Control");
    assert.ok((await width()) > before);
    await click("fit");
    const fits = await page.locator(".picture-frame").evaluate((one) => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight);
    assert.ok(fits);
  });

  test("is taken away as SVG and PNG", async () => {
    await page.goto(`${wide}/chain`);
    const answer = await chain(wide);
    const taken = async (name) => {
      const [download] = await Promise.all([page.waitForEvent("download"), click(name)]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const svg = await taken("svg");
    assert.equal(svg.name, "mach-696-kh-ubnd.2025.tay-ninh.svg");
    const text = svg.bytes.toString("utf8");
    const seen = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
      const all = [...parsed.querySelectorAll("*")];
      return {
        broken: parsed.querySelector("parsererror")?.textContent,
        boxes: [...parsed.querySelectorAll("[data-box]")].map((box) => box.getAttribute("data-box")),
        title: parsed.querySelector("svg > title").textContent,
        desc: parsed.querySelector("svg > desc").textContent.split("\n").length,
        foreign: all.flatMap((one) => [...one.attributes]).filter(({ name, value }) => name !== "xmlns" && (/^on|href|style/.test(name) || /url\((?!#)/.test(value))).map(({ name, value }) => `${name}=${value}`),
        names: [...new Set(all.map(({ localName }) => localName))].filter((name) => !["svg", "title", "desc", "defs", "marker", "path", "g", "rect", "text", "tspan", "line"].includes(name)),
        size: [Number(parsed.documentElement.getAttribute("width")), Number(parsed.documentElement.getAttribute("height"))],
      };
    }, text);
    assert.equal(seen.broken, undefined);
    assert.deepEqual(seen.boxes.sort(), answer.nodes.map(({ id }) => id).sort());
    assert.match(seen.title, /696\/KH-UBND/);
    assert.equal(seen.desc, answer.edges.length);
    assert.deepEqual(seen.foreign, []);
    assert.deepEqual(seen.names, []);
    const png = await taken("png");
    assert.equal(png.name, "mach-696-kh-ubnd.2025.tay-ninh.png");
    assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
    assert.deepEqual([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)], seen.size.map((side) => 2 * side));
  });

  test("keeps two that cite each other, long names and markup as they are; one alone says so", async () => {
    await page.goto("/documents/901-kh-ubnd.2025.lam-dong/chain");
    assert.equal(await page.locator(boxes).count(), 2);
    const answer = await chain("/documents/901-kh-ubnd.2025.lam-dong");
    assert.equal(answer.edges.length, 2);
    assert.equal(await page.locator(edges).count(), 2);
    await page.click(".g-node.root");
    assert.equal(await page.evaluate(() => document.images.length), 0);
    assert.match(await page.locator(".picture-panel .doc-title").innerText(), /<img src=x/);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    assert.ok(wide);
    await page.goto("/documents/903-kh-ubnd.2025.son-la/chain");
    assert.match(await page.innerText(".alone"), /đứng một mình/);
    assert.equal(await page.locator("#picture").count(), 0);
  });
});

test("a path leads from one document to another, step by step", async () => {
  page = await at.open();
  const office = await at.api("/search?q=KH-SNV&province=Tây Ninh&size=5");
  const plan = office.hits.find(({ number }) => number === "11/KH-SNV");
  await page.goto(`/documents/${plan.id}/chain`);
  await page.fill("input[name=to]", "77/CT-TTg");
  await Promise.all([page.waitForEvent("load"), page.click(".path-form button")]);
  const answer = await at.api(`/documents/${plan.id}/path?to=77/CT-TTg`);
  assert.equal(answer.nodes.length, 3);
  assert.match(await page.innerText("h1"), /11\/KH-SNV.*77\/CT-TTg/);
  assert.equal(await page.locator("li.edge").count(), answer.edges.length);
  assert.deepEqual((await keys(boxes, "data-box")).sort(), answer.nodes.map(({ id }) => id).sort());
  assert.match(await page.innerText(".chain-summary"), /2 bước/);
  // The card of a document leads to the same.
  await page.goto(`${big}/chain`);
  await page.evaluate((id) => document.querySelector(`.locate[data-node="${id}"]`).click(), plan.id);
  await Promise.all([page.waitForEvent("load"), page.click("[data-part=path]")]);
  assert.match(await page.innerText(".chain-summary"), /2 bước/);
});

test("the form follows several relations and levels, and only what is held", async () => {
  page = await at.open();
  await page.goto(`${wide}/chain`);
  await page.click(".choice >> nth=0");
  await page.check("input[name=relation][value=basis]");
  await page.check("input[name=relation][value=guides]");
  await page.check("input[name=held]");
  await page.click(".narrow-form button[type=submit]");
  const answer = await chain(wide, "?relation=basis&relation=guides&held=true");
  assert.ok(answer.edges.length > 0);
  assert.equal(await page.locator("li.edge").count(), answer.edges.length);
  assert.ok(answer.nodes.every(({ held, matched }) => held || !matched));
  assert.match(await page.locator(".choice summary").first().innerText(), /căn cứ; hướng dẫn/);
  const csv = await at.context.request.get(await page.locator(".data-links a").first().getAttribute("href"));
  assert.match(csv.headers()["content-type"], /text\/csv/);
  assert.equal((await csv.text()).trim().split(/\r?\n(?=\S+?,)/).length, answer.edges.length + 1);
});

test("what is left out is told, with what to do", async () => {
  page = await at.open();
  await page.goto(`${big}/chain?limit=40`);
  assert.match(await page.innerText(".notice.warn"), /40 văn bản gần nhất/);
  for (const link of await page.locator(".advices a").all()) {
    const answer = await at.context.request.get(await link.getAttribute("href"));
    assert.equal(answer.status(), 200);
  }
  await Promise.all([page.waitForEvent("load"), page.click(".advices a >> nth=-1")]);
  assert.equal(await page.locator(".step").count(), 500);
});

test("without JavaScript the list is everything", async () => {
  page = await at.open({ javaScriptEnabled: false });
  for (const document of [wide, big]) {
    await page.goto(`${document}/chain`);
    const answer = await chain(document);
    assert.equal(await page.locator("li.edge").count(), answer.edges.length);
    assert.equal(await page.locator(".step").count(), answer.nodes.length);
    assert.equal(await page.locator("li.edge:not(:has(blockquote))").count(), 0);
    assert.ok(!(await page.isVisible("#picture")));
    assert.ok(!(await page.isVisible(".locate >> nth=0")));
  }
});

test("on a phone the levels stand below each other, and nothing scrolls sideways", async () => {
  page = await at.open({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.goto(`${big}/chain`);
  await page.locator(".g-node.group").dispatchEvent("click");
  const places = await page.locator(".picture-frame .g-box").evaluateAll((all) => all.map((box) => [box.getAttribute("x"), Number(box.getAttribute("y"))]));
  assert.equal(new Set(places.map(([x]) => x)).size, 1, "one column");
  assert.equal(places.length, 29);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 390));
  assert.ok(await page.locator(".picture-frame").evaluate((one) => one.scrollWidth <= one.clientWidth), "nor does the picture");
});

test("nothing moves when the picture is drawn", async () => {
  page = await at.open();
  await page.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.moved += entry.value))).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${wide}/chain`, { waitUntil: "networkidle" });
  assert.ok((await page.evaluate(() => window.moved)) < 0.02, `${await page.evaluate(() => window.moved)}`);
});

for (const colorScheme of ["light", "dark"]) {
  test(`no violation that axe finds, whatever is open, in ${colorScheme}`, async () => {
    page = await at.open({ colorScheme, reducedMotion: "reduce" });
    await page.goto(`${wide}/chain`);
    assert.deepEqual(await axeFaults(page), [], "as it begins");
    await page.click(".choice >> nth=0");
    await page.click(".g-node.root");
    assert.deepEqual(await axeFaults(page), [], "with a card");
    await page.locator("[data-line]").first().dispatchEvent("click");
    await click("time");
    assert.deepEqual(await axeFaults(page), [], "by time, with a sentence");
    await page.goto(`${big}/chain?lang=en`);
    await page.locator(".g-node.group").dispatchEvent("click");
    assert.deepEqual(await axeFaults(page), [], "a large one with an open group");
  });
}
