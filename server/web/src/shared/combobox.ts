// SPDX-License-Identifier: GPL-2.0-or-later
// Completions under a search box, after the pattern of an editable combobox (ARIA Authoring Practices). The text in the box is
// never changed by a script, so that no input method loses what it is composing; keys that an input method takes are left to it.
import { destination, type Completion } from "./destinations";

const shown = 8;
const pause = 120; // ms after the last letter
const kept = 60; // answers

type Words = { some: string; none: string; list: string; kinds: string[]; states: string[]; documents: string };

function wordsOf(form: HTMLElement): Words {
  const { some = "", none = "", list = "", kinds = "", states = "", documents = "" } = form.dataset;
  return { some, none, list, kinds: kinds.split("|"), states: states.split("|"), documents };
}

function element(name: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

/** The text with what was typed in <mark>. Offsets count code points. */
function marked(text: string, marks: [number, number][]): HTMLElement {
  const line = element("span", "completion-text");
  line.lang = "vi";
  const points = Array.from(text);
  let at = 0;
  for (const [start, end] of marks) {
    line.append(points.slice(at, start).join(""));
    line.append(element("mark", "", points.slice(start, end).join("")));
    at = end;
  }
  line.append(points.slice(at).join(""));
  return line;
}

function optionOf(completion: Completion, id: string, words: Words): HTMLElement {
  const option = element("li", "completion");
  option.id = id;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const kind = ["number", "title", "issuer"].indexOf(completion.kind);
  const facts = element("span", "completion-facts");
  facts.append(element("span", "completion-kind", words.kinds[kind] ?? ""), " ");
  const more = completion.kind === "number" ? completion.label.replace(completion.text, "").replace(/^[\s,]+|[\s,]+$/g, "").replace(/\s+,/g, ",")
    : completion.kind === "title" && completion.id ? [completion.number, completion.issuer].filter(Boolean).join(" · ") : "";
  if (more) {
    const about = element("span", "", more);
    about.lang = "vi";
    facts.append(about, " ");
  }
  if (completion.documents > 1) facts.append(element("span", "", words.documents.replace("{n}", String(completion.documents))), " ");
  facts.append(element("span", `state ${completion.held ? "held" : "missing"}`, words.states[completion.held ? 0 : 1] ?? ""));
  option.append(marked(completion.text, completion.marks), facts);
  return option;
}

/** Lets a box complete what is typed into it. `form` holds the box and says where completions come from. */
export function completes(form: HTMLFormElement, box: HTMLInputElement): void {
  const address = form.dataset.suggest;
  if (!address) return;
  const words = wordsOf(form);
  const list = element("ul", "completions");
  list.id = `${box.id}-completions`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.list);
  list.hidden = true;
  const status = element("span", "hidden");
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id }))
    box.setAttribute(name, value);

  const answers = new Map<string, Completion[]>();
  let completions: Completion[] = [];
  let active = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;

  const setActive = (next: number) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = next;
    const option = list.children[active];
    if (!option) {
      box.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  };
  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    setActive(-1);
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
  };
  const open = () => {
    if (completions.length === 0 || document.activeElement !== box) return;
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
  };
  const show = (found: Completion[]) => {
    completions = found;
    setActive(-1);
    list.replaceChildren(...found.map((completion, i) => optionOf(completion, `${list.id}-${i}`, words)));
    status.textContent = found.length > 0 ? words.some.replace("{n}", String(found.length)) : words.none;
    if (found.length > 0) open();
    else close();
  };
  const ask = async () => {
    const typed = box.value.trim();
    asked?.abort();
    if (typed === "") {
      status.textContent = "";
      completions = [];
      return close();
    }
    const known = answers.get(typed);
    if (known) return show(known);
    const mine = (asked = new AbortController());
    try {
      const answer = await fetch(`${address}?q=${encodeURIComponent(typed)}&size=${shown}`, { signal: mine.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) return close();
      const { items } = (await answer.json()) as { items: Completion[] };
      if (answers.size >= kept) answers.clear();
      answers.set(typed, items);
      if (!mine.signal.aborted) show(items);
    } catch {
      if (!mine.signal.aborted) close(); // without completions the box still searches
    }
  };
  const choose = (at: number) => {
    const chosen = completions[at];
    if (!chosen) return;
    close();
    location.assign(destination(chosen));
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), pause);
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // the key belongs to the input method
    const visible = !list.hidden;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      if (completions.length === 0) return;
      event.preventDefault();
      if (!visible) open();
      // The box itself is a stop on the way round.
      const stops = completions.length + 1;
      setActive(((active + 1 + step + stops) % stops) - 1);
    } else if (event.key === "Enter" && visible && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape" && visible) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Home" || event.key === "End") {
      setActive(-1); // the caret moves in the box, as everywhere
    } else if (event.key === "Tab") {
      close();
    }
  });
  // A press on an option must not take the focus, or the phone's keyboard goes away under the finger.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = (event.target as Element).closest("li");
    if (option) choose(Array.from(list.children).indexOf(option));
  });
  box.addEventListener("blur", close);
  form.addEventListener("submit", close);
  addEventListener("pageshow", close);
}
