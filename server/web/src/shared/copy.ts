// SPDX-License-Identifier: GPL-2.0-or-later
// Buttons that copy, with an answer that is seen and heard. What they copy stands on the page as well, for those who select it.
//
//   data-copy="ID"                      the text of that element
//   data-address="/documents/…"         the address in full
//   data-sentence="…" data-address="…"  the sentence, the document that holds it (data-source around it), and its place
const status = document.getElementById("said");
const wordOf = (name: string) => status?.dataset[name] ?? "";

/** Office networks often have no TLS, and without it browsers offer no clipboard: then the old way. */
async function write(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard && isSecureContext) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused: the old way may still do.
  }
  const before = document.activeElement as HTMLElement | null;
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {
    done = false;
  }
  area.remove();
  before?.focus();
  return done;
}

function say(text: string): void {
  if (!status) return;
  status.textContent = "";
  setTimeout(() => (status.textContent = text), 30); // said anew, also when it is the same
}

const full = (address: string) => new URL(address, location.href).href;

function textFor(button: HTMLElement): string {
  const { copy, address, sentence } = button.dataset;
  if (sentence) {
    const source = button.closest<HTMLElement>("[data-source]")?.dataset.source;
    return `“${sentence}”\n${source ? `(${source})\n` : ""}${full(address ?? "")}`;
  }
  if (copy) return document.getElementById(copy)?.textContent?.trim() ?? "";
  return full(address ?? "");
}

export function copyButtons(): void {
  document.addEventListener("click", async (event) => {
    const target = event.target as HTMLElement;
    const link = target.closest<HTMLAnchorElement>("a.permalink");
    if (link) {
      if (await write(link.href)) say(wordOf("linkCopied"));
      return;
    }
    const button = target.closest<HTMLButtonElement>("button.copy");
    if (!button) return;
    const done = await write(textFor(button));
    say(wordOf(done ? "copied" : "failed"));
    if (!done) return;
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 2000);
  });
}
