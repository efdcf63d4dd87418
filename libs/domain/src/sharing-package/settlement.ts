import type { Province } from '../kernel/index.js';
import type { PackageContext } from './sharing-package.context.js';
import type { ProvinceAnswer } from './sharing-package.payloads.js';

/** Provinces that have not answered in this round. A recorded `noAnswer` is an answer of the leg's clock. */
export function unanswered(context: PackageContext): readonly Province[] {
  return context.recipients.filter((province) => context.answers[province] === undefined);
}

/** Objections of this round that nothing has resolved yet. */
export function openObjections(context: PackageContext): readonly ProvinceAnswer[] {
  return context.recipients.flatMap((province) => {
    const answer = context.answers[province];
    return answer?.answer === 'objected' && context.resolutions[province] === undefined ? [plain(answer)] : [];
  });
}

/**
 * The answers as they count for the application. A province that never answered counts as `noAnswer`; where the common
 * superior recognised in its place, that counts; an
 * objection withdrawn counts as abstention. Silence and abstention recognise nothing.
 */
export function countedAnswers(context: PackageContext): readonly ProvinceAnswer[] {
  return context.recipients.map((province) => {
    const answer = context.answers[province];
    const resolution = context.resolutions[province];
    if (resolution?.outcome === 'superiorRecognised') {
      return { province, answer: 'recognised', conditions: [], reason: `${resolution.document ?? ''} ${resolution.reason}`.trim() };
    }
    if (resolution?.outcome === 'withdrawn' && answer?.answer === 'objected') {
      return { province, answer: 'abstained', conditions: [], reason: resolution.reason };
    }
    return answer === undefined ? { province, answer: 'noAnswer', conditions: [], reason: null } : plain(answer);
  });
}

/**
 * Where the pilot may be registered: the lead's province and those that recognised, with or without conditions, within
 * the service area (process.md §5: each province decides for itself). A vote is advisory and counts for nothing here.
 */
export function areaOf(context: PackageContext): readonly Province[] {
  const recognised = countedAnswers(context)
    .filter(({ answer }) => answer === 'recognised' || answer === 'recognisedWithConditions')
    .map(({ province }) => province);
  return [context.province, ...recognised].filter((province) => context.serviceArea.includes(province)).sort();
}

function plain({ province, answer, conditions, reason }: ProvinceAnswer): ProvinceAnswer {
  return { province, answer, conditions, reason };
}
