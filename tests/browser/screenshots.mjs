// SPDX-License-Identifier: GPL-2.0-or-later
// usage: node tests/browser/screenshots.mjs [FOLDER] [--all]
//
// Pictures of the pages over the sample corpus, for README, and of where each journey (walks.mjs) ends, in journeys/: FOLDER is
// docs/ if it is not given. --all takes every page in both languages, light and dark, at 1280 and 390 pixels, whole: for the eye
// of whoever changes the style.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { english, figures, pages } from "./addresses.mjs";
import { openBrowser, openPage, root, serve } from "./service.mjs";
import { go, screens, walks } from "./walks.mjs";

const all = process.argv.includes("--all");
const folder = process.argv.slice(2).find((argument) => !argument.startsWith("--")) ?? join(root, "docs");
const kept = [
  { file: "page.png", path: pages.document, width: 1280, height: 1400, lang: "vi", scheme: "light" },
  { file: "search.png", path: pages.search, width: 1280, height: 900, lang: "vi", scheme: "light" },
  { file: "chain.png", path: pages.chain, width: 1280, height: 1200, lang: "vi", scheme: "light" },
  { file: "search-en-dark.png", path: pages.search, width: 1280, height: 900, lang: "en", scheme: "dark" },
  { file: "coverage.png", path: figures.coverageOne, width: 1280, height: 1400, lang: "vi", scheme: "light" },
  { file: "compare.png", path: pages.compare, width: 1280, height: 1400, lang: "vi", scheme: "light" },
  { file: "document-phone.png", path: pages.document, width: 390, height: 844, lang: "vi", scheme: "light" },
];
const every = Object.entries(pages).flatMap(([name, path]) =>
  ["vi", "en"].flatMap((lang) => ["light", "dark"].flatMap((scheme) => [1280, 390].map((width) =>
    ({ file: `${name}-${lang}-${scheme}-${width}.png`, path, width, height: 900, lang, scheme, whole: true })))));

mkdirSync(join(folder, "journeys"), { recursive: true });
const service = await serve();
const browser = await openBrowser();
try {
  for (const { file, path, width, height, lang, scheme, whole } of all ? every : kept) {
    const { page, context, faults } = await openPage(browser, service.address, {
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: "reduce",
    });
    await page.goto(lang === "en" ? english(path) : path, { waitUntil: "networkidle" });
    await page.screenshot({ path: join(folder, file), fullPage: whole ?? false });
    if (faults.length > 0) console.error(`${file}: ${faults.join("; ")}`);
    await context.close();
  }
  for (const name of all ? [] : Object.keys(walks))
    for (const lang of ["vi", "en"])
      for (const [screen, viewport] of Object.entries(screens)) {
        const { page, context } = await openPage(browser, service.address, { viewport, reducedMotion: "reduce" });
        await go(name, page, lang);
        await page.waitForLoadState("networkidle");
        await page.screenshot({ path: join(folder, "journeys", `${name}-${lang}-${screen}.png`) });
        await context.close();
      }
} finally {
  await browser.close();
  await service.close();
}
