import type { Prepared, PreparationInput } from './preparation.js';
import { dayInShanghai } from '@sandbar/calendar';
import { summarise } from '@sandbar/declaration';

const SERIES_DIGITS = 4;
const serial = (n: number): string => String(n).padStart(SERIES_DIGITS, '0');

/** 受理编号 `<province>-<year>-<serial>`, one series a province and year; kept when the case has one already. */
export async function numberCase(input: PreparationInput): Promise<Prepared> {
  const header = input.definition.header(input.snapshot!);
  const year = dayInShanghai(input.at).slice(0, 4);
  const caseNumber =
    header.number ?? `${header.province}-${year}-${serial(await input.tx.counters.next(`case:${header.province}:${year}`))}`;
  return { payload: { ...input.command.payload, caseNumber }, sealed: null };
}

/** 创新应用编号 `<USCC of the lead>-<year>-<serial>` (reference form 9111…-2020-0001), one series a firm and year. */
export async function numberRegistration(input: PreparationInput): Promise<Prepared> {
  const sealed = await input.tx.sealed.findLatest(input.command.caseId);
  const parties = sealed === undefined ? [] : summarise(sealed.content).parties;
  const lead = parties.find((party) => party.role === 'lead')?.uscc ?? input.definition.header(input.snapshot!).leadApplicant ?? 'unknown';
  const year = dayInShanghai(input.at).slice(0, 4);
  const registrationNumber = `${lead}-${year}-${serial(await input.tx.counters.next(`registration:${lead}:${year}`))}`;
  return { payload: { ...input.command.payload, registrationNumber }, sealed: null };
}
