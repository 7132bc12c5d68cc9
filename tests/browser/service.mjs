// SPDX-License-Identifier: GPL-2.0-or-later
// What the browser tests stand on: an index of a corpus, a server over it on a port of its own, and a browser.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const programs = process.env.VANMACH_BIN || join(root, "build/dev/bin");

/** Indexes a folder (and `more`: files by name) and serves it. `close()` stops the server and removes the index. */
export async function serve(corpus = join(root, "corpus/documents"), more = {}) {
  const folder = mkdtempSync(join(tmpdir(), "vanmach-browser-"));
  const documents = join(folder, "documents");
  cpSync(corpus, documents, { recursive: true });
  for (const [name, text] of Object.entries(more)) writeFileSync(join(documents, name), text);
  const index = join(folder, "index");
  const built = spawnSync(join(programs, "vanmach-indexer"), ["build", "--corpus", documents, "--index", index, "--quiet"], {
    encoding: "utf8",
  });
  if (built.status !== 0) throw new Error(`vanmach-indexer: status ${built.status}: ${built.error ?? built.stderr}`);

  const server = spawn(join(programs, "vanmach-server"), ["--index", index, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  server.stderr.on("data", (text) => (log += text));
  const stopped = new Promise((resolve) => server.once("exit", resolve));
  const stopWithUs = () => server.kill("SIGTERM"); // a test that breaks leaves no server behind
  process.once("exit", stopWithUs);
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).once("line", resolve);
    server.once("error", reject);
    server.once("exit", (status) => reject(new Error(`vanmach-server ended with ${status}: ${log}`)));
  });
  return {
    address: address.trim().replace(/\/$/, ""),
    log: () => log,
    async close() {
      process.removeListener("exit", stopWithUs);
      server.kill("SIGTERM");
      await stopped;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Debian's chromium, or the one that CHROMIUM names; it speaks to nobody but the server. */
export function openBrowser() {
  const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
  if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}: install chromium, or set CHROMIUM`);
  return chromium.launch({
    executablePath,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
}

/** A page that keeps what must not happen: requests to elsewhere, breaches of the CSP, errors of scripts. */
export async function openPage(browser, address, options = {}) {
  const context = await browser.newContext({ baseURL: address, locale: "vi-VN", ...options });
  const faults = [];
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== address && url.protocol !== "data:") faults.push(`a request left the site: ${url}`);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    // That a page answers 404 is told by the test that asked for it.
    if (message.type() === "error" && !/Failed to load resource.*40\d/.test(message.text())) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("dialog", (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  return { page, context, faults };
}
