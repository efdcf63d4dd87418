import type { ChangedDay, YearNotice } from '@sandbar/calendar';
import type { CalendarPlan, ChangeRow, ShownChange } from '@sandbar/workflow';

/** What a change says. The days that come with a release are named by their years: there are twenty years of them. */
export type ChangeContentView =
  | { readonly kind: 'base'; readonly firstYear: number; readonly lastYear: number }
  | { readonly kind: 'notice'; readonly notice: YearNotice }
  | { readonly kind: 'override'; readonly scope: string | null; readonly days: readonly ChangedDay[] };
export type ChangeView = Omit<ChangeRow, 'content'> & { readonly content: ChangeContentView };

export function changeView({ content, ...row }: ChangeRow): ChangeView {
  if (content.kind !== 'base') return { ...row, content };
  const { firstYear, lastYear } = content.days;
  return { ...row, content: { kind: 'base', firstYear, lastYear } };
}

/** A change with what it would move, and whether the reader may confirm it or take it back. */
export interface ShownChangeView {
  readonly change: ChangeView;
  readonly plan: CalendarPlan;
  readonly mayConfirm: boolean;
  readonly mayWithdraw: boolean;
}
export const shownView = ({ change, plan, unconfirmable, irrevocable }: ShownChange): ShownChangeView => ({
  change: changeView(change),
  plan,
  mayConfirm: unconfirmable === undefined,
  mayWithdraw: irrevocable === undefined,
});
