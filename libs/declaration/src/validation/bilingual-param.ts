import type { Bilingual } from '../model/schema-node.js';
import type { FaultParams } from './fault.js';

/** A param that reads differently in the two languages: `name.zh` and `name.en`. */
export function bilingualParam(name: string, text: Bilingual): FaultParams {
  return { [`${name}.zh`]: text.zh, [`${name}.en`]: text.en };
}
