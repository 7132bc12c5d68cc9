// SPDX-License-Identifier: GPL-2.0-or-later
// Charts drawn from the tables of the page: nothing is fetched, and the two cannot disagree. Series differ by pattern and colour;
// colours are those of the style sheet, also when the theme changes.
import {
  BarController, BarElement, CategoryScale, Chart, Filler, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip,
  type ChartConfiguration, type ChartDataset,
} from "chart.js";

Chart.register(BarController, BarElement, CategoryScale, Filler, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);

const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const language = document.documentElement.lang;
const counts = new Intl.NumberFormat(language);

const variable = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Stripes, dots or a plain ground in a colour: series are told apart without their colours. */
function pattern(place: number, colour: string): CanvasPattern | string {
  const tile = document.createElement("canvas");
  const size = 8;
  tile.width = tile.height = size;
  const brush = tile.getContext("2d");
  if (!brush || place === 0) return colour;
  brush.fillStyle = brush.strokeStyle = colour;
  brush.lineWidth = 2.5;
  const lines = (...points: [number, number, number, number][]) => {
    brush.beginPath();
    for (const [x, y, toX, toY] of points) {
      brush.moveTo(x, y);
      brush.lineTo(toX, toY);
    }
    brush.stroke();
  };
  const rising: [number, number, number, number][] = [[-2, 2, 2, -2], [0, size, size, 0], [size - 2, size + 2, size + 2, size - 2]];
  const falling = rising.map(([x, y, toX, toY]): [number, number, number, number] => [size - x, y, size - toX, toY]);
  switch (place % 6) {
    case 1: lines(...rising); break;
    case 2: brush.fillRect(1, 1, 3, 3); brush.fillRect(5, 5, 3, 3); break;
    case 3: lines(...falling); break;
    case 4: lines([0, 2, size, 2], [0, 6, size, 6]); break;
    case 5: lines(...rising, ...falling); break;
    default: lines([2, 0, 2, size], [6, 0, 6, size]);
  }
  return brush.createPattern(tile, "repeat") ?? colour;
}

function periodsBetween(periods: string[], unit: string): string[] {
  const all: string[] = [];
  const [first, last] = [periods[0], periods[periods.length - 1]];
  if (first === undefined || last === undefined) return all;
  const perYear = unit === "month" ? 12 : unit === "quarter" ? 4 : 1;
  const number = (period: string) => Number(period.slice(0, 4)) * perYear + (perYear === 1 ? 0 : Number(period.replace("Q", "").slice(5)) - 1);
  for (let at = number(first); at <= number(last); at += 1) {
    const [year, within] = [String(Math.floor(at / perYear)), (at % perYear) + 1];
    all.push(perYear === 1 ? year : perYear === 4 ? `${year}-Q${within}` : `${year}-${String(within).padStart(2, "0")}`);
  }
  return all;
}

/** Bars by period, divided where the table divides them. A bar leads where its row leads. */
function timeline(table: HTMLTableElement, unit: string, form: string): ChartConfiguration<"bar", (number | null)[], string> {
  const rows = new Map<string, HTMLTableRowElement>();
  for (const row of table.querySelectorAll<HTMLTableRowElement>("tbody tr")) rows.set(row.dataset.period ?? "", row);
  const periods = periodsBetween([...rows.keys()].sort(), unit);
  const names = [...table.querySelectorAll<HTMLElement>("th[data-series]")].map((head) => head.textContent ?? "");
  const value = (period: string, place: number) => Number(rows.get(period)?.querySelectorAll<HTMLElement>("[data-n]")[place]?.dataset.n ?? 0);
  // A period without documents may have no row.
  const word = (period: string) => form.replace("{year}", period.slice(0, 4)).replace("{within}", period.slice(5).replace("Q", ""));
  const series = names.length > 0 ? names : [table.querySelectorAll("thead th")[1]?.textContent ?? ""];
  const datasets = series.map((name, i): ChartDataset<"bar", (number | null)[]> => {
    const colour = variable(`--series-${Math.min(i, 6) + 1}`);
    return {
      label: name,
      data: periods.map((period) => value(period, names.length > 0 ? i + 1 : 0)),
      backgroundColor: pattern(i, colour) as string,
      borderColor: colour,
      borderWidth: 1,
      maxBarThickness: 48,
    };
  });
  return {
    type: "bar",
    data: { labels: periods.map(word), datasets },
    options: {
      scales: {
        x: { stacked: true, grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 12 } },
        y: { stacked: true, beginAtZero: true, ticks: { precision: 0, callback: (tick) => counts.format(Number(tick)) } },
      },
      interaction: { mode: "index", intersect: false },
      plugins: { legend: { display: names.length > 0 }, tooltip: { filter: (item) => names.length === 0 || Number(item.raw) > 0 } },
      onClick: (_event, found) => {
        const period = periods[found[0]?.index ?? -1];
        const link = period === undefined ? null : rows.get(period)?.querySelector<HTMLAnchorElement>("td a");
        if (link) window.location.href = link.href;
      },
      onHover: (event, found) => {
        const target = event.native?.target;
        if (target instanceof HTMLElement) target.style.cursor = found.length > 0 ? "pointer" : "";
      },
    },
  };
}

/** The share of provinces that had followed by a day: at least so many, at most so many, and the band between. */
function lag(table: HTMLTableElement, frame: HTMLElement): ChartConfiguration<"line", { x: number; y: number }[]> {
  const of = Math.max(1, Number(frame.dataset.of ?? 1));
  const points = [...table.querySelectorAll<HTMLElement>("tbody tr")].map(({ dataset }) => ({
    days: Number(dataset.days), least: Number(dataset.least), most: Number(dataset.most),
  }));
  const line = (key: "least" | "most") => [...(points[0]?.days === 0 ? [] : [{ x: 0, y: 0 }]), ...points.map((point) => ({ x: point.days, y: (point[key] / of) * 100 }))];
  const [strong, soft] = [variable("--series-1"), variable("--series-2")];
  return {
    type: "line",
    data: {
      datasets: [
        { label: frame.dataset.least ?? "", data: line("least"), stepped: true, borderColor: strong, backgroundColor: strong, borderWidth: 2.5, pointRadius: 3, pointStyle: "circle" },
        { label: frame.dataset.most ?? "", data: line("most"), stepped: true, borderColor: soft, backgroundColor: `${soft}2e`, borderWidth: 2, borderDash: [6, 4], pointRadius: 3,
          pointStyle: "rectRot", fill: { target: 0 } },
      ],
    },
    options: {
      scales: {
        x: { type: "linear", beginAtZero: true, title: { display: true, text: frame.dataset.x ?? "" }, ticks: { callback: (tick) => counts.format(Number(tick)) } },
        y: { beginAtZero: true, max: 100, title: { display: true, text: frame.dataset.y ?? "" }, ticks: { callback: (tick) => `${counts.format(Number(tick))}%` } },
      },
      interaction: { mode: "nearest", axis: "x", intersect: false },
      plugins: {
        legend: { labels: { usePointStyle: true, boxWidth: 9, boxHeight: 9 } },
        tooltip: {
          callbacks: {
            title: (items) => `${frame.dataset.x}: ${counts.format(Number(items[0]?.parsed.x ?? 0))}`,
            label: (item) => `${item.dataset.label}: ${counts.format(Math.round(((item.parsed.y ?? 0) * of) / 100))} / ${of}`,
          },
        },
      },
    },
  };
}

function theme(): void {
  Chart.defaults.color = variable("--ink-soft");
  Chart.defaults.borderColor = variable("--line");
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  Chart.defaults.responsive = true;
  Chart.defaults.maintainAspectRatio = false;
  if (still.matches) Chart.defaults.animation = false;
  else Chart.defaults.animations.numbers = { type: "number", duration: 300, properties: ["y"] } as never;
  const tooltip = Chart.defaults.plugins.tooltip;
  tooltip.backgroundColor = variable("--ink");
  tooltip.titleColor = tooltip.bodyColor = variable("--paper");
}

/** Draws every chart of the page, again when the theme changes. */
export function drawCharts(): void {
  for (const frame of document.querySelectorAll<HTMLElement>("[data-chart]")) {
    const table = document.getElementById(frame.dataset.table ?? "");
    if (!(table instanceof HTMLTableElement)) continue;
    let chart: Chart | undefined;
    const draw = () => {
      chart?.destroy();
      theme();
      const canvas = document.createElement("canvas");
      frame.replaceChildren(canvas);
      const drawn = frame.dataset.chart === "lag" ? lag(table, frame) : timeline(table, frame.dataset.unit ?? "year", frame.dataset.form ?? "{year}");
      chart = new Chart(canvas, drawn as ChartConfiguration);
    };
    draw();
    dark.addEventListener("change", draw);
  }
}
