// SPDX-License-Identifier: GPL-2.0-or-later
// What pages of figures gain: charts drawn from their tables, and their picture as a file. The charting library is fetched where
// there is a chart to draw.
import { offerPicture } from "./shared/picture";

if (document.querySelector("[data-chart]")) {
  void import("./shared/charts").then(({ drawCharts }) => {
    drawCharts();
    offerPicture();
  });
} else {
  offerPicture();
}
