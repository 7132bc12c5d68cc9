// SPDX-License-Identifier: GPL-2.0-or-later
// What the pages of a document gain: the outline follows the reader, citations tell what they lead to, texts are copied.
import { openCards } from "./shared/cards";
import { copyButtons } from "./shared/copy";
import { followOutline } from "./shared/outline";

const outline = document.querySelector<HTMLElement>(".outline");
if (outline) followOutline(outline);
openCards(".text a.cite, .reasons a, .candidates a");
copyButtons();

// On paper the address stands in full: the server does not know by which name it is reached.
const address = document.querySelector<HTMLElement>(".on-paper .address");
if (address) address.textContent = new URL(address.textContent ?? "", location.href).href;
