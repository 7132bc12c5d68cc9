// SPDX-License-Identifier: GPL-2.0-or-later
// Finding: completions, filters, errors and empty results, lists of numbers, feeds.
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { writeFileSync, mkdtempSync, rmSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { directive, pages, plan } from "./addresses.mjs";
import { axeFaults, site } from "./site.mjs";

const at = site();
let page;
const open = async (options) => (page = await at.open(options));
const focused = () => page.evaluate(() => ({ id: document.activeElement.id, name: document.activeElement.name, value: document.activeElement.value }));
const active = () => page.evaluate(() => document.getElementById(document.querySelector("#q").getAttribute("aria-activedescendant") ?? "")?.textContent ?? null);
const typed = async (text) => {
  await page.focus("#q");
  await page.keyboard.type(text);
  await page.waitForSelector(".completion");
};

describe("completions", () => {
  beforeEach(() => open());

  test("are a combobox that the keys go through, the box itself among the stops", async () => {
    for (const path of ["/", pages.help]) {
      await page.goto(path);
      const box = page.locator("#q");
      assert.equal(await box.getAttribute("role"), "combobox");
      assert.equal(await box.getAttribute("aria-expanded"), "false");
      await typed("dan van");
      const options = await page.locator("[role=option]").allTextContents();
      assert.ok(options.length >= 4);
      assert.equal(await box.getAttribute("aria-expanded"), "true");
      assert.equal(await box.getAttribute("aria-controls"), await page.locator("[role=listbox]").getAttribute("id"));
      assert.match(await page.locator("form.search [role=status]").textContent(), new RegExp(`^${options.length} gợi ý`));
      assert.equal(await active(), null, "nothing is chosen unasked");
      await page.keyboard.press("ArrowDown");
      assert.equal(await active(), options[0]);
      assert.equal(await page.locator("[aria-selected=true]").count(), 1);
      await page.keyboard.press("ArrowUp");
      assert.equal(await active(), null);
      await page.keyboard.press("ArrowUp");
      assert.equal(await active(), options.at(-1));
      await page.keyboard.press("End");
      assert.equal(await active(), null, "Home and End belong to the text");
      assert.equal(await box.inputValue(), "dan van", "the text is as it was typed");
      await page.keyboard.press("Escape");
      assert.equal(await box.getAttribute("aria-expanded"), "false");
      assert.equal((await focused()).id, "q");
      assert.equal(await box.inputValue(), "dan van");
      await page.keyboard.press("ArrowDown");
      assert.equal(await active(), options[0], "the arrow opens them again");
      await page.keyboard.press("Tab");
      assert.ok(await page.locator("[role=listbox]").isHidden());
    }
  });

  test("lead to the document that they stand for, by key or by touch", async () => {
    await page.goto("/");
    await typed("33 ct");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(new RegExp(`/documents/${directive}$`));
    await open({ hasTouch: true, viewport: { width: 390, height: 800 } });
    await page.goto(`${pages.help}?lang=en`);
    await typed("696");
    await page.locator(".completion").first().tap();
    await page.waitForURL(new RegExp(`/documents/${plan}\\?lang=en$`));
  });

  test("of several documents lead to the look-up, of an issuer to its page", async () => {
    await page.goto("/");
    await typed("05-ct/tu");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/documents\?number=05-CT%2FTU$/);
    const { items } = await at.api("/suggest?q=thu tuong&kind=issuer");
    assert.ok(items.length > 0);
    await page.goto("/");
    await typed("thu tuong");
    const issuer = page.locator(".completion", { hasText: "Cơ quan" }).first();
    await issuer.click();
    await page.waitForURL(/\/issuers\/thu-tuong/);
  });

  test("leave Enter to the search where none is chosen, and to the input method while it composes", async () => {
    await page.goto("/");
    await typed("dan van");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=dan\+van/);
    await page.goto("/");
    await typed("dan van");
    await page.keyboard.press("ArrowDown");
    const chosen = await active();
    const kept = await page.evaluate(() => {
      const box = document.querySelector("#q");
      const fire = (event) => box.dispatchEvent(event);
      fire(new CompositionEvent("compositionstart", { bubbles: true }));
      box.value = "dan va";
      fire(new InputEvent("input", { bubbles: true, isComposing: true }));
      const left = ["Enter", "ArrowDown", "ArrowUp", "Escape"].map((key) =>
        fire(new KeyboardEvent("keydown", { key, isComposing: true, keyCode: 229, bubbles: true, cancelable: true })));
      return { left, value: box.value, url: location.pathname };
    });
    assert.deepEqual(kept, { left: [true, true, true, true], value: "dan va", url: "/" }, "no key is taken, no text is changed");
    assert.equal(await active(), chosen);
    await page.evaluate(() => {
      const box = document.querySelector("#q");
      box.value = "dân vận";
      box.dispatchEvent(new CompositionEvent("compositionend", { data: "vận", bubbles: true }));
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    await page.waitForFunction(() => document.querySelector(".completion mark")?.textContent === "dân vận");
    assert.equal(await page.inputValue("#q"), "dân vận");
  });

  test("that come late are not shown, and none are when the server fails", async () => {
    const asked = [];
    await page.route("**/api/v1/suggest?*", async (route) => {
      const q = new URL(route.request().url()).searchParams.get("q");
      asked.push(q);
      if (q === "05") await new Promise((resolve) => setTimeout(resolve, 700));
      if (q === "hỏng") return route.fulfill({ status: 503, body: "{}" });
      await route.continue().catch(() => {}); // the page has given it up
    });
    await page.goto("/");
    await page.focus("#q");
    await page.keyboard.type("05");
    await page.waitForTimeout(250);
    await page.fill("#q", "dân vận");
    await page.waitForSelector(".completion");
    await page.waitForTimeout(800);
    assert.ok((await page.locator(".completion mark").allTextContents()).every((text) => /dân vận/i.test(text)));
    assert.deepEqual(asked, ["05", "dân vận"], "one request a pause");
    await page.fill("#q", "hỏng");
    await page.waitForTimeout(400);
    assert.ok(await page.locator("[role=listbox]").isHidden());
    at.faults.length = 0; // the browser reports the 503 that was asked for
  });

  test("move nothing on the page, and axe finds nothing in the open list", async () => {
    for (const colorScheme of ["light", "dark"]) {
      await open({ colorScheme, reducedMotion: "reduce" });
      await page.goto("/");
      const heights = () => page.evaluate(() => [document.querySelector("#top").getBoundingClientRect().top, document.documentElement.scrollHeight]);
      const before = await heights();
      await typed("dan van");
      await page.keyboard.press("ArrowDown");
      assert.deepEqual(await heights(), before);
      assert.deepEqual(await axeFaults(page), []);
    }
  });
});

describe("filters", () => {
  test("take effect at once, and the focus is back on the same box", async () => {
    await open();
    await page.goto(pages.search);
    const box = (name, value) => page.locator(`form.facets input[name="${name}"][value="${value}"]`);
    await box("type", "KH").focus();
    await page.keyboard.press("Space");
    await page.waitForURL(/type=KH/);
    assert.ok(await box("type", "KH").isChecked());
    assert.deepEqual(await focused(), { id: "", name: "type", value: "KH" });
    await box("type", "CT").click({ noWaitAfter: true });
    await page.waitForURL(/type=CT/);
    const url = new URL(page.url());
    assert.deepEqual(url.searchParams.getAll("type"), ["KH", "CT"], "several values are alternatives");
    assert.equal(url.searchParams.get("provinces"), null, "what is as it was is left out");
    const { total } = await at.api(`/search?q=${encodeURIComponent("công tác dân vận")}&type=KH&type=CT`);
    assert.match(await page.locator("h1").innerText(), new RegExp(`^${total} văn bản`));
    await page.locator("form.facets input[name=provinces][value=new]").click({ noWaitAfter: true });
    await page.waitForURL(/provinces=new/);
    assert.deepEqual(await focused(), { id: "", name: "provinces", value: "new" });
    await page.fill("form.facets input[name=from]", "1/1/2025");
    await page.keyboard.press("Enter");
    await page.waitForURL(/from=1%2F1%2F2025/);
    assert.equal(await page.inputValue("form.facets input[name=from]"), "01/01/2025");
  });

  test("work without JavaScript, by a button", async () => {
    await open({ javaScriptEnabled: false, reducedMotion: "reduce" });
    await page.goto(pages.search);
    await page.locator("form.facets input[value=KH]").check();
    await page.locator("form.facets input[value=CT]").check();
    await page.fill("form.facets input[name=to]", "2024");
    await page.press("form.facets .apply", "Enter");
    const url = new URL(page.url());
    assert.deepEqual(url.searchParams.getAll("type"), ["KH", "CT"]);
    assert.equal(url.searchParams.get("q"), "công tác dân vận");
    assert.ok(await page.locator("form.facets input[value=KH]").isChecked());
    const { total } = await at.api(`/search?q=${encodeURIComponent("công tác dân vận")}&type=KH&type=CT&to=2024`);
    assert.match(await page.locator("h1").innerText(), new RegExp(`^${total} văn bản`));
  });
});

test("two to four hits are chosen to be compared", async (t) => {
  await open();
  await page.goto(pages.search);
  if ((await page.locator("form#compare").count()) === 0) return t.skip("there is no page that compares");
  const boxes = page.locator("input[name=ids]"), button = page.locator("form#compare button");
  assert.ok(await button.isDisabled());
  for (let i = 0; i < 4; i += 1) await boxes.nth(i).check();
  assert.equal(await page.locator("form#compare [role=status]").innerText(), "Đã chọn 4/4");
  assert.ok(await boxes.nth(4).isDisabled(), "a fifth cannot be chosen");
  await boxes.nth(3).uncheck();
  assert.ok(await boxes.nth(4).isEnabled());
  assert.deepEqual(await axeFaults(page), []);
  const chosen = await boxes.evaluateAll((all) => all.filter(({ checked }) => checked).map(({ value }) => value));
  await button.click();
  await page.waitForURL(/\/compare\?/);
  assert.deepEqual(new URL(page.url()).searchParams.getAll("ids").join(",").split(","), chosen);
});

describe("where nothing answers", () => {
  beforeEach(() => open());

  test("the empty page offers what is sure to find something", async () => {
    await page.goto("/search?q=" + encodeURIComponent('"vận dân công tác" loại:KH') + "&year=2025");
    const offers = page.locator(".nothing .offers li");
    assert.ok((await offers.count()) >= 1);
    for (const offer of await offers.all()) {
      const href = await offer.locator("a").getAttribute("href");
      const promised = await offer.locator(".n").innerText();
      const answer = await page.context().request.get(href);
      assert.ok((await answer.text()).includes(`<h1>${promised}`), `${href}: ${promised}`);
    }
    for (const example of await page.locator(".nothing .examples a").all()) {
      const answer = await page.context().request.get(await example.getAttribute("href"));
      assert.equal(answer.status(), 200);
      assert.ok(!(await answer.text()).includes("class=\"nothing\""), await example.innerText());
    }
    assert.deepEqual(await axeFaults(page), []);
  });

  test("an error is told in place: the query kept, the place marked, what to write a click away", async () => {
    const query = 'loại:KH "dân vận khéo';
    await page.goto("/");
    await page.fill("#q", query);
    await page.press("#q", "Enter");
    await page.waitForURL(/\/search\?/);
    assert.equal(await page.inputValue("#q"), query);
    assert.equal(await page.locator(".query-place mark").innerText(), '"dân vận khéo');
    assert.match(await page.innerText("[role=alert]"), /chưa có dấu đóng/);
    assert.deepEqual(await axeFaults(page), []);
    await page.click(".query-problem .offers a >> nth=0");
    assert.equal(await page.inputValue("#q"), `${query}"`);
    assert.equal(await page.locator(".query-problem").count(), 0);
    const cheat = page.locator(".cheat a");
    assert.ok((await cheat.count()) > 10);
    for (const link of (await cheat.all()).slice(0, -1)) {
      const answer = await page.context().request.get(await link.getAttribute("href"), { headers: { Accept: "text/html" } });
      assert.equal(answer.status(), 200, await link.getAttribute("href"));
    }
  });

  test("a date that is none is told beside the filters", async () => {
    await page.goto(pages.search);
    await page.fill("form.facets input[name=to]", "31/2/2025");
    await page.keyboard.press("Enter");
    await page.waitForURL(/31%2F2%2F2025/);
    assert.match(await page.innerText("[role=alert]"), /“31\/2\/2025” không phải là ngày/);
    assert.equal(await page.inputValue("form.facets input[name=to]"), "31/2/2025");
    assert.equal(await page.inputValue("#q"), "công tác dân vận");
  });
});

describe("a list of numbers", () => {
  const list = `${"33/CT-TTg"}\nChỉ thị số 05-CT/TU ngày 23/12/2025 của Tỉnh ủy\n05-ct/tu\n999/QĐ-TTg\nkhông có số`;

  for (const javaScriptEnabled of [true, false]) {
    test(`is pasted and answered as a table and as CSV, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
      await open({ javaScriptEnabled, acceptDownloads: true });
      await page.goto("/");
      await page.click(".entries a[href='/numbers']");
      await page.fill("#list", list);
      await page.click(".numbers-actions button >> nth=0");
      await page.waitForSelector(".number-table");
      const states = await page.locator(".number-table tbody tr td > .state").allInnerTexts();
      assert.deepEqual(states, ["trong kho", "trong kho", "2 văn bản cùng số", "không tìm thấy"]);
      assert.equal(await page.inputValue("#list"), list, "the list is kept");
      assert.equal(await page.locator(`.number-table a[href='/documents/${directive}']`).count(), 1);
      assert.match(await page.innerText("main"), /Bỏ qua 1 dòng/);
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(".numbers-actions button.second")]);
      assert.equal(download.suggestedFilename(), "so-hieu.csv");
      const csv = readFileSync(await download.path(), "utf8").split("\r\n");
      assert.equal(csv[0], "\uFEFFDòng,Đã ghi,Kết quả,Loại,\"Số, ký hiệu\",Ngày,Cơ quan ban hành,Trích yếu,Được dẫn trong,Địa chỉ");
      assert.equal(csv.length, 6);
      assert.match(csv[1], /^1,33\/CT-TTg,trong kho,Chỉ thị,33\/CT-TTg,26\/11\/2021,/);
      if (javaScriptEnabled) {
        for (const details of await page.locator(".number-table details").all()) await details.locator("summary").click();
        assert.deepEqual(await axeFaults(page), []);
      }
    });
  }

  test("comes from a file", async () => {
    await open();
    const folder = mkdtempSync(join(tmpdir(), "vanmach-numbers-"));
    try {
      writeFileSync(join(folder, "so.csv"), "\uFEFFSTT;Số\r\n1;33/CT-TTg\r\n2;696/KH-UBND\r\n");
      await page.goto("/numbers");
      await page.setInputFiles("#file", join(folder, "so.csv"));
      await page.waitForFunction(() => document.querySelector("#list").value.includes("33/CT-TTg"));
      await page.click(".numbers-actions button >> nth=0");
      await page.waitForSelector(".number-table");
      assert.equal(await page.locator(".number-table tbody tr").count(), 2);
      writeFileSync(join(folder, "large.txt"), "1".repeat(300 * 1024));
      await page.setInputFiles("#file", join(folder, "large.txt"));
      await page.waitForFunction(() => /256 KB/.test(document.querySelector(".numbers-file [role=status]").textContent));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("without a number says so and keeps what was typed", async () => {
    await open();
    await page.goto("/numbers?lang=en");
    await page.fill("#list", "nothing here");
    await page.click(".numbers-actions button >> nth=0");
    await page.waitForSelector("[role=alert]");
    assert.match(await page.innerText("[role=alert]"), /no number in it/);
    assert.equal(await page.inputValue("#list"), "nothing here");
    at.faults.length = 0; // the browser reports the 422 that was asked for
    assert.equal(await page.getAttribute("html", "lang"), "en");
  });
});

test("what can be followed is announced, and is Atom that the browser can read", async () => {
  await open();
  for (const path of [pages.search, pages.cited, "/"]) {
    await page.goto(path);
    const href = await page.getAttribute("head link[type='application/atom+xml']", "href");
    const feed = await page.evaluate(async (href) => {
      const answer = await fetch(href);
      const parsed = new DOMParser().parseFromString(await answer.text(), "application/xml");
      return { type: answer.headers.get("content-type"), broken: parsed.querySelector("parsererror") !== null, root: parsed.documentElement.nodeName,
        entries: parsed.querySelectorAll("entry").length, ids: new Set(Array.from(parsed.querySelectorAll("entry > id"), (id) => id.textContent)).size };
    }, href);
    assert.equal(feed.type, "application/atom+xml; charset=utf-8");
    assert.ok(!feed.broken && feed.root === "feed" && feed.entries > 1 && feed.ids === feed.entries, JSON.stringify(feed));
  }
});
