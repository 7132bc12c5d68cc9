// SPDX-License-Identifier: GPL-2.0-or-later
// Where the pages are, over the sample corpus: for the tests of every page and for the pictures.
export const plan = "696-kh-ubnd.2025.tay-ninh";
export const directive = "33-ct-ttg.2021";
export const figures = {
  overview: "/analytics",
  timeline: "/analytics/timeline?unit=month&split=type",
  coverage: "/analytics/coverage",
  coverageOne: `/analytics/coverage?id=${directive}`,
  coverageNew: `/analytics/coverage?id=${directive}&provinces=new&level=province`,
  lag: "/analytics/lag",
  lagOne: "/analytics/lag?id=57-nq-tw.2024",
  top: "/analytics/top",
  missing: "/analytics/missing",
  cocited: `/analytics/cocited?id=${directive}`,
  anomalies: "/analytics/anomalies",
  issuers: "/issuers",
  issuer: "/issuers/uy-ban-nhan-dan-tinh-tay-ninh",
};
export const pages = {
  home: "/",
  search: "/search?q=công tác dân vận",
  nothing: "/search?q=\"khong co cum nay dau\"&type=KH",
  document: `/documents/${plan}`,
  cited: `/documents/${directive}`,
  cites: `/documents/${plan}/citations?level=central`,
  citedBy: `/documents/${directive}/cited-by?relation=basis`,
  obligations: `/documents/${plan}/obligations`,
  similar: `/documents/${plan}/similar`,
  chain: "/documents/05-ct-tu.2025.ninh-binh/chain",
  path: `/documents/${plan}/path?to=33/CT-TTg`,
  queryError: "/search?q=dân vận (năm:xưa",
  numbers: "/numbers",
  lookup: "/documents?number=05-CT/TU",
  help: "/help",
  compare: "/compare?ids=552-kh-ubnd.2025.dong-thap,617-kh-ubnd.2025.dong-thap",
  compareFour: `/compare?ids=${plan},48-kh-ubnd.2026.ninh-binh,${directive},144-kh-ubnd.2025.bac-ninh`,
  compareChoose: "/compare",
  error: "/documents/khong-co-van-ban-nay",
  ...figures,
};
/** What a page answers with, where it is not 200. */
export const statuses = { error: 404, queryError: 400 };
export const english = (path) => path + (path.includes("?") ? "&" : "?") + "lang=en";
