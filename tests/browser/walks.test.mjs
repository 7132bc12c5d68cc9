// SPDX-License-Identifier: GPL-2.0-or-later
// Each journey (walks.mjs), in both languages, on a desk and on a phone, in no more actions than it may take.
import assert from "node:assert/strict";
import { test } from "node:test";
import { site } from "./site.mjs";
import { go, screens, walks } from "./walks.mjs";

const at = site();

for (const [name, { asks, most }] of Object.entries(walks))
  for (const lang of ["vi", "en"])
    for (const [screen, viewport] of Object.entries(screens))
      test(`${name}, ${lang}, ${screen}: ${asks}`, async () => {
        const actions = await go(name, await at.open({ viewport, hasTouch: screen === "phone" }), lang);
        assert.ok(actions <= most, `${actions} actions`);
      });
