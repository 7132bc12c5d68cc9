// SPDX-License-Identifier: GPL-2.0-or-later
// Where a chosen completion leads: the one table that says so.

export interface Completion {
  kind: "number" | "title" | "issuer";
  text: string;
  label: string;
  slug: string | null;
  documents: number;
  held: boolean;
  marks: [number, number][]; // code points of `text`
  id?: string; // of the one document it stands for
  number?: string | null;
  issuer?: string | null;
}

const search = (q: string) => `/search?q=${encodeURIComponent(q)}&held=any`;
const page = (id: string) => `/documents/${encodeURIComponent(id)}`;

const destinations: Record<Completion["kind"], (chosen: Completion) => string> = {
  number: ({ id, text }) => (id ? page(id) : `/documents?number=${encodeURIComponent(text)}`),
  title: ({ id, text }) => (id ? page(id) : search(`title:"${text.replace(/["“”„«»]/g, " ")}"`)),
  issuer: ({ slug }) => `/issuers/${encodeURIComponent(slug ?? "")}`,
};

/** The address of a completion, in the language of the page. */
export function destination(chosen: Completion): string {
  const address = destinations[chosen.kind](chosen);
  if (document.documentElement.lang !== "en") return address;
  return `${address}${address.includes("?") ? "&" : "?"}lang=en`;
}
