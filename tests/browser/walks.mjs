// SPDX-License-Identifier: GPL-2.0-or-later
// The journeys that the site is made for, step by step: the tests walk them in both languages on a desk and on a phone, and
// screenshots.mjs keeps a picture of where each ends. A step is one action of a person: words typed and sent, or a click.
import assert from "node:assert/strict";
import { directive, english, plan } from "./addresses.mjs";

export const screens = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

/** What the journeys do on a page; counts the actions. */
class Walk {
  actions = 0;
  constructor(page, lang) {
    Object.assign(this, { page, lang });
  }
  begin() {
    return this.page.goto(this.lang === "en" ? english("/") : "/");
  }
  async ask(words, to) {
    this.actions += 1;
    await this.page.fill("#q", words);
    await Promise.all([this.page.waitForURL(to), this.page.press("#q", "Enter")]);
  }
  async click(what, to) {
    this.actions += 1;
    const target = typeof what === "string" ? this.page.locator(what).first() : what;
    await (to ? Promise.all([this.page.waitForURL(to), target.click()]) : target.click());
  }
  async tick(what, to) {
    this.actions += 1;
    await Promise.all([this.page.waitForURL(to), this.page.locator(what).first().click({ noWaitAfter: true })]);
  }
  /** From the first page to the document of a number: at once, or by the one that the search names. */
  async document(number, id) {
    await this.ask(number, /\/(search|documents)/);
    if (!this.page.url().includes("/documents/")) await this.click(`main a[href^="/documents/${id}"]`, new RegExp(`/documents/${id}`));
  }
  /** The language stays on every page. */
  async speaks() {
    assert.equal(await this.page.getAttribute("html", "lang"), this.lang);
  }
}

/** By name: what is asked, the most actions it may take, and the way. */
export const walks = {
  precedent: {
    asks: "a plan of a province about mass mobilisation, and how it differs from the one most like it",
    most: 5,
    async go(walk) {
      await walk.ask("công tác dân vận", /\/search\?/);
      await walk.tick("input[name=type][value=KH]", /type=KH/);
      assert.ok((await walk.page.locator(".hits > li").count()) > 1);
      assert.ok((await walk.page.locator(".snippet mark").count()) > 0, "the passage is marked");
      await walk.click(".hits h3 a", /\/documents\//);
      assert.ok((await walk.page.locator(".similar-docs .reasons li").count()) > 0, "each precedent says why");
      await walk.click(".similar-docs a[href*='/compare']", /\/compare\?/);
      assert.equal(await walk.page.locator("main h1").count(), 1);
    },
  },
  chain: {
    asks: "which plan carries out Chỉ thị 05-CT/TU of Ninh Bình, by which sentence",
    most: 4,
    async go(walk) {
      await walk.ask("05-CT/TU", /\/search\?/);
      await walk.click("main a[href^='/documents/05-ct-tu.2025.ninh-binh']", /05-ct-tu\.2025\.ninh-binh/);
      await walk.click("main a.button[href*='/chain']", /\/chain/);
      await walk.page.waitForSelector(".picture-frame .g-edge");
      const answer = await (await walk.page.context().request.get("/api/v1/documents/05-ct-tu.2025.ninh-binh/chain")).json();
      assert.equal(await walk.page.locator(".picture-frame .g-edge").count(), answer.edges.length);
      await walk.click(".picture-frame .g-edge.implements text");
      const sentence = (await walk.page.locator(".picture-panel").innerText()).replace(/\s+/g, " ");
      assert.match(sentence, /05-CT\/TU/);
    },
  },
  coverage: {
    asks: "which provinces have a plan for Chỉ thị 33/CT-TTg, and what did Tây Ninh write about tiếp công dân",
    most: 5,
    async go(walk) {
      await walk.document("33/CT-TTg", directive);
      await walk.click('main a[href^="/analytics/coverage"]', /\/analytics\/coverage\?id=/);
      const provinces = (await walk.page.locator(".followed tbody th").allInnerTexts()).join();
      for (const name of ["Tây Ninh", "Ninh Thuận", "Quảng Trị"]) assert.match(provinces, new RegExp(name));
      await walk.click(walk.page.locator(".tiles a", { hasText: "Tây Ninh" }).first(), /\/search\?/);
      await walk.ask("tiếp công dân", /q=/);
      assert.match(await walk.page.locator(".hits > li").first().innerText(), /Tây Ninh/);
      assert.match((await walk.page.locator(".snippet").first().innerText()).normalize("NFC"), /tiếp công dân/i);
    },
  },
  citation: {
    asks: "Kế hoạch 696/KH-UBND cited in full, and the sentence by which it rests on Chỉ thị 33/CT-TTg",
    most: 4,
    async go(walk) {
      const { page } = walk;
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      const copied = (pattern) => page.waitForFunction(async (source) => new RegExp(source).test(await navigator.clipboard.readText()), pattern);
      await walk.document("696/KH-UBND", plan);
      await walk.click("button[data-copy=cite-full]");
      await copied("^Kế hoạch số 696/KH-UBND ngày 06 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Tây Ninh");
      const row = page.locator("section.list tr", { has: page.locator(".doc-name", { hasText: "33/CT-TTg" }) }).first();
      await walk.click(row.locator("button.copy").first());
      await copied("33/CT-TTg[\\s\\S]*/documents/696-kh-ubnd");
    },
  },
};

/** Walks one of them on a page that was opened for it. */
export async function go(name, page, lang) {
  const walk = new Walk(page, lang);
  await walk.begin();
  await walks[name].go(walk);
  await walk.speaks();
  return walk.actions;
}
