import { addCalendarDays, dayInShanghai } from '@sandbar/calendar';
import type { Bilingual } from '@sandbar/domain';
import type { FiguresView } from '@sandbar/contracts';
import type { Ctx } from '@sandbar/workflow';
import type { ApiPorts } from '../ports/index.js';
import { figuresView, SHOW_ALL } from './figures.js';
import type { FigureCells, Thresholds } from './figures.js';
import type { StatisticsQuery } from './statistics-query.js';

/** Published figures are reckoned once in so long, whoever asks how often. */
const KEPT_MS = 60_000;

/** Gathers the figures: of an office as one of its people, and those that are published. Decides nothing. */
export class StatisticsDesk {
  private kept: { readonly view: Promise<FiguresView>; readonly until: number } | undefined;

  /** @param elapsed milliseconds of a clock that never jumps */
  constructor(
    private readonly ports: Pick<ApiPorts, 'figures' | 'openFigures' | 'reference' | 'names' | 'rules' | 'registry' | 'clock'>,
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  /** Everything, of every province: offices compare with each other. */
  async getForOffice(ctx: Ctx, query: StatisticsQuery): Promise<FiguresView> {
    const { by = 'year', ...filter } = query;
    const now = this.ports.clock.now();
    const [counts, stages, open] = await Promise.all([
      this.ports.figures.listCounts(ctx, filter, by),
      this.ports.figures.listStages(ctx, filter),
      this.ports.figures.listOpen(ctx, filter, now),
    ]);
    const cells = await this.named({ counts, stages, open });
    return figuresView(cells, { sight: 'office', asOf: dayInShanghai(now), filter: { ...filter, by } }, SHOW_ALL);
  }

  /** By year and by province, up to the end of yesterday; small figures withheld by the rule table. */
  getPublished(): Promise<FiguresView> {
    const now = this.elapsed();
    if (this.kept !== undefined && now < this.kept.until) return this.kept.view;
    const view = this.reckonPublished();
    this.kept = { view, until: now + KEPT_MS };
    view.catch(() => (this.kept = undefined));
    return view;
  }

  private async reckonPublished(): Promise<FiguresView> {
    const now = this.ports.clock.now();
    const asOf = addCalendarDays(dayInShanghai(now), -1);
    const [counts, stages, thresholds] = await Promise.all([
      this.ports.openFigures.listCounts(null, { to: asOf }, 'year'),
      this.ports.openFigures.listStages(null, { to: asOf }),
      this.thresholds(now),
    ]);
    return figuresView(await this.named({ counts, stages, open: [] }), { sight: 'public', asOf, filter: {} }, thresholds);
  }

  private async thresholds(at: string): Promise<Thresholds> {
    const rules = await this.ports.rules.current();
    const [cell, tail] = ['statistics.cell.minimum', 'statistics.tail.minimum'].map((code) => {
      const value = rules.find(code, null, at)?.value;
      if (value === undefined) throw new Error(`the rule ${code} has no value in force: load the reference data`);
      return value;
    });
    return { cell: cell!, tail: tail! };
  }

  private async named(cells: Pick<FigureCells, 'counts' | 'stages' | 'open'>): Promise<FigureCells> {
    const ids = [...new Set(cells.counts.flatMap(({ authority }) => authority ?? []))];
    const [names, rows] = await Promise.all([this.ports.names.namesOf(ids), this.ports.reference.list('reason-codes')]);
    const reasons = new Map(rows.map((row) => [String(row['code']), row['title'] as Bilingual]));
    return { ...cells, names, reasons, definition: this.ports.registry.latest('pilot-application') };
  }
}
