import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';

export interface Bar {
  /** Style of the bar, and its word in the legend. */
  readonly series: number;
  readonly value: number | null;
  /** A thin line on from the bar: a ninth tenth beyond the median. */
  readonly reach?: number | null;
}
export interface BarRow {
  readonly label: string;
  readonly bars: readonly Bar[];
}

const WIDTH = 720;
const LABEL = 210;
const ROOM = WIDTH - LABEL - 60;
const BAR = 12;
const GAP = 10;

/**
 * Bars lying on their side, as SVG that needs no script and no style of its own. The same numbers stand in the table beneath, which is what a reader
 * of the screen gets: the picture only names itself.
 * @param id of the heading that names it
 */
export function barChart(id: string, rows: readonly BarRow[], series: readonly string[]): Child {
  const most = Math.max(1, ...rows.flatMap(({ bars }) => bars.flatMap(({ value, reach }) => [value ?? 0, reach ?? 0])));
  const scale = (value: number): number => Math.round((value / most) * ROOM);
  let y = series.length > 1 ? 26 : 6;
  const drawn: Html[] = [];
  for (const { label, bars } of rows) {
    const top = y;
    for (const { series: n, value, reach } of bars) {
      const middle = y + BAR / 2;
      const end = LABEL + scale(Math.max(value ?? 0, reach ?? 0));
      drawn.push(
        html`<rect
          class="bar-${n}"
          x="${LABEL}"
          y="${y}"
          width="${Math.max(value === null ? 0 : 1, scale(value ?? 0))}"
          height="${BAR}"
        ></rect>`,
      );
      if (reach !== null && reach !== undefined)
        drawn.push(
          html`<line class="reach" x1="${LABEL + scale(value ?? 0)}" x2="${LABEL + scale(reach)}" y1="${middle}" y2="${middle}"></line>`,
        );
      const said = value === null ? '–' : reach === null || reach === undefined ? String(value) : `${value} / ${reach}`;
      drawn.push(html`<text x="${end + 6}" y="${middle + 4}">${said}</text>`);
      y += BAR + 2;
    }
    drawn.push(html`<text class="name" x="${LABEL - 8}" y="${(top + y) / 2 + 3}" text-anchor="end">${label}</text>`);
    y += GAP;
  }
  const legend = series.map((word, n) => {
    const x = LABEL + Math.round((n * (WIDTH - LABEL)) / series.length);
    return html`<rect class="bar-${n}" x="${x}" y="4" width="12" height="12"></rect><text x="${x + 18}" y="14">${word}</text>`;
  });
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-labelledby="${id}">
    ${series.length > 1 && legend} ${drawn}
  </svg>`;
}
