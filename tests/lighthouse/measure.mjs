// SPDX-License-Identifier: GPL-2.0-or-later
// usage: node tests/lighthouse/measure.mjs [--runs N] [--out FILE] [--only NAME,...] [--smoke]
//
// Lighthouse over every page of the sample corpus, N times (5), medians. Two visitors: `office`, a desktop at 10 Mbit/s and 40 ms;
// `phone`, Lighthouse's own slow phone (1.6 Mbit/s, 150 ms, a quarter of this processor). Ends with 1 where a median of performance,
// accessibility or best practices is under 95, or the office's first contentful paint comes after a second.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import * as launcher from "chrome-launcher";
import lighthouse from "lighthouse";
import { pages, statuses } from "../browser/addresses.mjs";
import { serve } from "../browser/service.mjs";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "5" }, out: { type: "string" }, only: { type: "string" }, smoke: { type: "boolean", default: false } },
});
const runs = values.smoke ? 1 : Number(values.runs);
const least = 95, latestPaint = 1000;
const categories = ["performance", "accessibility", "best-practices"];
const visitors = {
  office: {
    formFactor: "desktop",
    screenEmulation: { mobile: false, width: 1280, height: 900, deviceScaleFactor: 1, disabled: false },
    throttling: { rttMs: 40, throughputKbps: 10240, cpuSlowdownMultiplier: 1, requestLatencyMs: 0, downloadThroughputKbps: 0, uploadThroughputKbps: 0 },
  },
  phone: { formFactor: "mobile" },
};
const wanted = values.smoke ? ["home", "document"] : values.only ? values.only.split(",") : Object.keys(pages).filter((name) => !statuses[name]);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const service = await serve();
const chrome = await launcher.launch({
  chromePath: process.env.CHROMIUM || "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const rows = [];
try {
  for (const name of wanted) {
    for (const [visitor, settings] of Object.entries(visitors)) {
      const seen = [];
      for (let run = 0; run < runs; run += 1) {
        const { lhr } = await lighthouse(new URL(pages[name], service.address).href,
          { port: chrome.port, output: "json", logLevel: "error", onlyCategories: categories, ...settings });
        const figure = (audit) => lhr.audits[audit]?.numericValue ?? NaN;
        seen.push({
          ...Object.fromEntries(categories.map((category) => [category, Math.round((lhr.categories[category].score ?? 0) * 100)])),
          first_paint_ms: Math.round(figure("first-contentful-paint")),
          largest_paint_ms: Math.round(figure("largest-contentful-paint")),
          blocked_ms: Math.round(figure("total-blocking-time")),
          layout_shift: figure("cumulative-layout-shift"),
          bytes: figure("total-byte-weight"),
          failed: Object.values(lhr.audits).filter((audit) => audit.score !== null && audit.score < 1 && categories.slice(1).some((category) =>
            lhr.categories[category].auditRefs.some((ref) => ref.id === audit.id && ref.weight > 0))).map((audit) => audit.id),
        });
      }
      const row = { page: name, visitor };
      for (const key of Object.keys(seen[0])) row[key] = key === "failed" ? [...new Set(seen.flatMap((one) => one.failed))] : median(seen.map((one) => one[key]));
      row.good = categories.every((category) => row[category] >= least) && (visitor !== "office" || row.first_paint_ms < latestPaint);
      rows.push(row);
      console.log(`${row.good ? "  " : "! "}${name.padEnd(12)} ${visitor.padEnd(7)} performance ${row.performance}  accessibility ${row.accessibility}  best practices ${row["best-practices"]}  ` +
        `first paint ${row.first_paint_ms} ms  largest ${row.largest_paint_ms} ms  blocked ${row.blocked_ms} ms  shift ${row.layout_shift.toFixed(3)}  ${Math.round(row.bytes / 1024)} KB  ${row.failed.join(" ")}`);
    }
  }
} finally {
  chrome.kill();
  await service.close();
}
if (values.out) {
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, JSON.stringify({ runs, rows }, null, 1) + "\n");
}
if (rows.some((row) => !row.good)) process.exitCode = 1;
