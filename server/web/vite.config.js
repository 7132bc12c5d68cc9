// SPDX-License-Identifier: GPL-2.0-or-later
// Builds what the server embeds: hashed files and a manifest that says which source became which file.
// VANMACH_WEB_OUT: where to write it; build/web of the tree if it is not set.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const entries = (folder, ending) => readdirSync(here(folder)).filter((name) => name.endsWith(ending)).map((name) => here(`${folder}/${name}`));

export default defineConfig({
  root: here("."),
  publicDir: false,
  build: {
    outDir: process.env.VANMACH_WEB_OUT || here("../../build/web"),
    emptyOutDir: true,
    manifest: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    target: "es2020",
    rollupOptions: {
      // A script a page: what several share stands in src/shared. A style for all pages, and one for each part that needs its own.
      input: [...entries("src", ".ts"), ...["main", "document", "chain", "compare", "figures"].map((name) => here(`css/${name}.css`))],
    },
  },
});
