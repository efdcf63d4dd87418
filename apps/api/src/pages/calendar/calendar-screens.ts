import { PROVINCE_LABELS } from '@sandbar/contracts';
import { PROVINCES } from '@sandbar/domain';
import type { Actor, Refusal } from '@sandbar/domain';
import { missingNotice } from '@sandbar/workflow';
import { changeView } from '../../calendar/change-view.js';
import { yearView } from '../../calendar/year-view.js';
import type { ApiPorts } from '../../ports/index.js';
import type { FormFault, Option } from '../forms/field.js';
import { refusalText } from '../forms/refusal-text.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { CalendarModel } from './calendar-page.js';
import { OVERRIDE_MEMBERS } from './override-form.js';
import type { OverrideTyped } from './override-form.js';

export interface Typed {
  readonly json?: string;
  readonly override?: OverrideTyped;
}
interface Places {
  readonly options: readonly Option[];
  /** A place by what a change says: null is everybody. */
  nameOf(scope: string | null): string;
}

/** Gathers what the pages of the calendar show. */
export class CalendarScreens {
  constructor(private readonly ports: Pick<ApiPorts, 'calendar' | 'rules' | 'clock' | 'reference' | 'names' | 'policy'>) {}

  /** Whether a plan lists the cases of everybody: whoever changes the calendar of any place sees numbers and dates, no content. */
  seesAll(actor: Actor): boolean {
    return this.ports.policy.admit(actor, 'calendar.change-anywhere') === undefined;
  }

  /** Everybody, the four provinces, and the offices that there are. */
  async places({ lang }: Frame): Promise<Places> {
    const say = sayIn(lang);
    const all = { value: 'all', label: lang === 'zh' ? '全部机关' : 'every office' };
    const offices = await this.ports.reference.list('authorities');
    const rows = offices.map((row) => ({ value: String(row['id']), label: say(row['name'] as Parameters<typeof say>[0]) }));
    const provinces = PROVINCES.map((code) => ({ value: code, label: say(PROVINCE_LABELS[code]) }));
    const options = [all, ...provinces, ...rows];
    const named = new Map(options.map(({ value, label }) => [value, label]));
    return { options, nameOf: (scope) => named.get(scope ?? 'all') ?? scope ?? '' };
  }

  /** Names of people by id; `system` is the release. */
  async names({ lang }: Frame, ids: readonly (string | null)[]): Promise<(person: string) => string> {
    const found = await this.ports.names.namesOf(ids.filter((id) => id !== null));
    return (person) => found.get(person)?.[lang] ?? (person === 'system' ? (lang === 'zh' ? '系统' : 'the system') : person.slice(0, 8));
  }

  /** @param asked the year to show; this year where it is none */
  async overview(frame: Frame, actor: Actor, asked: number, typed: Typed, refusal: Refusal | undefined): Promise<CalendarModel> {
    const [changes, rules, places] = await Promise.all([this.ports.calendar.list(), this.ports.rules.current(), this.places(frame)]);
    const now = this.ports.clock.now();
    const calendar = rules.calendars.at(now, null);
    const { firstYear, lastYear } = calendar;
    const year = yearView(calendar, asked) ?? yearView(calendar, Number(frame.now.slice(0, 4))) ?? yearView(calendar, lastYear)!;
    const own = new Set(['all', actor.province, actor.authority]);
    return {
      changes: changes.map(changeView),
      placeOf: (scope) => places.nameOf(scope),
      missing: missingNotice(rules, now),
      year,
      years: { first: firstYear, last: lastYear + 1 },
      places: this.seesAll(actor) ? places.options : places.options.filter(({ value }) => own.has(value)),
      typed: { json: typed.json ?? '', override: typed.override ?? { scope: 'all', basisKind: 'law' } },
      faults: refusal === undefined ? [] : faultsOf(refusal, frame, typed),
    };
  }
}

/** A fault of a notice stands at the field that holds all of it, with its place before the words. */
function faultsOf(refusal: Refusal, frame: Frame, { json, override }: Typed): FormFault[] {
  if (refusal.errors === undefined) return [{ pointer: '', message: refusalText(frame, refusal) }];
  const t = wordsIn(frame.lang);
  return refusal.errors.map(({ pointer, message }) => {
    const words = message[frame.lang];
    // A choice that was not made is missing; the codes that the API would take mean nothing to a reader.
    if (override !== undefined) return { pointer, message: isLeftEmpty(override, pointer) ? t('必须填写', 'is required') : words };
    const inside = json === undefined || pointer === '/json' || pointer === '' ? words : `${pointer} ${words}`;
    return { pointer: '/json', message: inside };
  });
}

const isLeftEmpty = (typed: OverrideTyped, pointer: string): boolean =>
  OVERRIDE_MEMBERS.some((member) => pointer === `/${member}` && (typed[member] ?? '') === '');
