import type { AdministrationAct } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';

/** A row of the record of administration, written with what it is about. @param by who did it @param subject person, organisation or whatever it was done to */
export function actRow(
  at: string,
  act: AdministrationAct['act'],
  by: string,
  subject: string,
  details: AdministrationAct['details'] = {},
): AdministrationAct {
  return { id: uuidv7({ msecs: Date.parse(at) }), at, by, act, subject, details };
}
