import { everyNode, pathOf, PROVINCES } from '@sandbar/domain';
import type { Bilingual, Definition, Province } from '@sandbar/domain';
import { PROVINCE_LABELS } from '@sandbar/contracts';
import type { ByCourtView, CountsView, FiguresView, Labelled, StageFiguresView } from '@sandbar/contracts';
import type { CountCell, OpenCell, StageCell } from '@sandbar/persistence';
import { MILESTONES, publishedSpread, suppressSmall } from '@sandbar/statistics';
import type { MilestoneName } from '@sandbar/statistics';
import { stageLabel } from '../cases/stage-labels.js';
import { TYPE_LABELS } from './figure-words.js';

/** What the store counted, and the words for it. */
export interface FigureCells {
  readonly counts: readonly CountCell[];
  readonly stages: readonly StageCell[];
  readonly open: readonly OpenCell[];
  readonly definition: Definition;
  readonly names: ReadonlyMap<string, Bilingual>;
  readonly reasons: ReadonlyMap<string, Bilingual>;
}
/** Everything shown: 1. Published: rules of the rule table. */
export interface Thresholds {
  readonly cell: number;
  readonly tail: number;
}
export const SHOW_ALL: Thresholds = { cell: 1, tail: 1 };

/** Each of these stands in the public register by name: there is nothing to withhold. */
const IN_REGISTER: ReadonlySet<MilestoneName> = new Set(['registered', 'started', 'completed']);
const of = (code: string, label: Bilingual | undefined): Labelled => ({ code, label: label ?? { zh: code, en: code } });
const unknown: Bilingual = { zh: '未注明', en: 'not stated' };

type Grouped = readonly { readonly key: string; readonly counts: CountsView }[];

/** Counts of every milestone by one member of the cells; small ones withheld together, milestone by milestone. */
function grouped(cells: readonly CountCell[], keys: readonly string[], keyOf: (cell: CountCell) => string, least: number): Grouped {
  const published = new Map(
    MILESTONES.map((what) => {
      const mine = cells.filter((cell) => cell.what === what);
      const counts = keys.map((key) => ({ key, n: mine.reduce((all, cell) => all + (keyOf(cell) === key ? cell.n : 0), 0) }));
      return [what, suppressSmall(counts, IN_REGISTER.has(what) ? 1 : least)] as const;
    }),
  );
  return keys.map((key, i) => ({ key, counts: Object.fromEntries(MILESTONES.map((what) => [what, published.get(what)!.cells[i]!.n])) }));
}

const keysOf = (cells: readonly CountCell[], keyOf: (cell: CountCell) => string): readonly string[] =>
  [...new Set(cells.map(keyOf))].sort();

function totals(cells: readonly CountCell[], least: number): CountsView {
  return Object.fromEntries(
    MILESTONES.map((what) => {
      const n = cells.filter((cell) => cell.what === what).reduce((all, cell) => all + cell.n, 0);
      return [what, n === 0 || n >= least || IN_REGISTER.has(what) ? n : null];
    }),
  );
}

function stageView(cell: StageCell, { definition }: FigureCells, { cell: least, tail }: Thresholds): StageFiguresView {
  const pairs = (days: StageCell['working']): ByCourtView => {
    const shown = ([median, p90]: readonly [number, number]) => {
      const { n: _, ...spread } = publishedSpread({ n: cell.n, median, p90 }, least, tail);
      return spread;
    };
    return { authority: shown(days.authority), firm: shown(days.firm), total: shown(days.total) };
  };
  return {
    track: cell.track,
    stage: of(cell.stage, stageLabel(definition, cell.stage)),
    province: cell.province === null ? null : of(cell.province, PROVINCE_LABELS[cell.province as Province]),
    n: cell.n < least ? null : cell.n,
    working: pairs(cell.working),
    calendar: pairs(cell.calendar),
  };
}

/** As the machine has them, from the draft to the end. */
function inOrder<T extends { readonly stage: string }>(rows: readonly T[], definition: Definition): readonly T[] {
  const order = new Map(everyNode(definition.machine).map((node, index) => [pathOf(node), index]));
  return [...rows].sort((a, b) => (order.get(a.stage) ?? 0) - (order.get(b.stage) ?? 0));
}

/**
 * The figures in words. With thresholds above one, what would tell of single cases is withheld; an office's own figures withhold nothing.
 * @param about who reads, as of which day, with which filter
 */
export function figuresView(
  cells: FigureCells,
  about: Pick<FiguresView, 'sight' | 'asOf' | 'filter'>,
  thresholds: Thresholds,
): FiguresView {
  const { counts, names, reasons, definition } = cells;
  const least = thresholds.cell;
  const by = (keys: readonly string[], keyOf: (cell: CountCell) => string): Grouped => grouped(counts, keys, keyOf, least);
  const offices = about.sight === 'office' ? keysOf(counts, ({ authority }) => authority ?? '') : [];
  const declined = counts.filter(({ what }) => what === 'declined');
  const perReason = keysOf(declined, ({ reasonCode }) => reasonCode ?? '').map((key) => ({
    key,
    n: declined.reduce((all, cell) => all + ((cell.reasonCode ?? '') === key ? cell.n : 0), 0),
  }));
  const stages = new Map<string, { n: number; overdue: number }>();
  for (const { stage, n, overdue } of about.sight === 'office' ? cells.open : []) {
    const before = stages.get(stage) ?? { n: 0, overdue: 0 };
    stages.set(stage, { n: before.n + n, overdue: before.overdue + overdue });
  }
  return {
    ...about,
    least,
    counts: totals(counts, least),
    byPeriod: by(
      keysOf(counts, ({ period }) => period),
      ({ period }) => period,
    ).map(({ key, counts: n }) => ({ period: key, counts: n })),
    byProvince: by(PROVINCES, ({ province }) => province).map(({ key, counts: n }) => ({
      province: of(key, PROVINCE_LABELS[key as Province]),
      counts: n,
    })),
    byAuthority: by(offices, ({ authority }) => authority ?? '').map(({ key, counts: n }) => ({
      authority: { id: key, name: key === '' ? unknown : (names.get(key) ?? null) },
      counts: n,
    })),
    byType: by(
      keysOf(counts, ({ type }) => type ?? ''),
      ({ type }) => type ?? '',
    ).map(({ key, counts: n }) => ({
      type: of(key, key === '' ? unknown : TYPE_LABELS[key]),
      counts: n,
    })),
    declined: suppressSmall(perReason, least).cells.map(({ key, n }) => ({ reason: of(key, reasons.get(key)), n })),
    stages: inOrder(cells.stages, definition)
      .filter(({ province }) => about.sight === 'office' || province === null)
      .map((cell) => stageView(cell, cells, thresholds)),
    open: inOrder(
      [...stages].map(([stage, n]) => ({ stage, n })),
      definition,
    ).map(({ stage, n }) => ({ stage: of(stage, stageLabel(definition, stage)), ...n })),
  };
}
