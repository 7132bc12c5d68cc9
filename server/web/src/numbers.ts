// SPDX-License-Identifier: GPL-2.0-or-later
// The list of numbers: a file's text goes into the box, where it can be seen and mended before it is sent.

const largest = 256 * 1024;
const tool = document.querySelector<HTMLElement>(".numbers-file");
const input = tool?.querySelector<HTMLInputElement>("input[type=file]");
const told = tool?.querySelector("[role=status]");
const box = document.querySelector<HTMLTextAreaElement>("#list");

/** Vietnamese office programs save CSV as UTF-8, or as UTF-16 with a mark. */
function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

if (tool && input && box) {
  tool.hidden = false;
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > largest) {
      if (told) told.textContent = tool.dataset.tooLarge ?? "";
      return;
    }
    box.value = decoded(await file.arrayBuffer());
    if (told) told.textContent = tool.dataset.read ?? "";
    box.focus();
  });
}

export {};
