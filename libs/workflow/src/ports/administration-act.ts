import type { Actor } from '@sandbar/domain';
import { v7 as uuidv7 } from 'uuid';
import type { AdministrationAct } from './identity.port.js';

/** A row of the record of administration, for what an office changes by two persons. @param at instant @param subject id of the change */
export const actOf = (
  act: AdministrationAct['act'],
  by: Actor,
  subject: string,
  at: string,
  details: AdministrationAct['details'],
): AdministrationAct => ({ id: uuidv7(), at, by: by.person, act, subject, details });
