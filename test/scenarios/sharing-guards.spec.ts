import { SHARING_LEG, SHARING_PACKAGE } from '@sandbar/domain';
import type { Condition, Definition, EventMeta, LegContext, PackageContext } from '@sandbar/domain';
import { ANSWERS, AUTHOR, DISCLOSED, RELEASED, REVIEWER } from './sharing-people.js';
import { SharingWorld } from './sharing-world.js';

/** What a guard is asked: context and payload that differ from a plain case, who acts, parameters. */
interface Asked {
  readonly context?: object;
  readonly payload?: object;
  readonly meta?: Partial<EventMeta>;
  readonly params?: unknown;
}
const META: EventMeta = { id: 'event', at: '2026-09-02T02:00:00.000Z', actor: REVIEWER, onBehalfOf: null, rules: {} };
const ask = (definition: Definition, guard: string, base: object, { context, payload, meta, params }: Asked): boolean => {
  const predicate = definition.machine.implementations.guards[guard] as (args: unknown, params: unknown) => boolean;
  return predicate(
    { context: { ...base, ...context }, event: { type: 'ANY', payload: payload ?? {}, meta: { ...META, ...meta } } },
    params,
  );
};
type Table = readonly (readonly [guard: string, holds: readonly Asked[], fails: readonly Asked[]])[];

const answer = (said: keyof typeof ANSWERS, province = '33') => ({
  [province]: { ...ANSWERS[said], province, round: 1, late: false, at: META.at },
});
const everyone = { ...answer('recognised', '32'), ...answer('objected', '33'), ...answer('abstained', '34') };
const resolution = { outcome: 'leftOut', reason: '', document: null, by: 'head', at: META.at };
const PACKAGE: PackageContext = { ...new SharingWorld().release().package };
const field = RELEASED.fields[0]!;

/** A calendar that was recounted: some clock moves, or none does. */
const MOVES: Table[number] = [
  'someDateMoves',
  [{ payload: { moved: [{ days: 0 }, { days: 1 }] } }, { payload: { moved: [{ days: -2 }] } }],
  [{ payload: { moved: [{ days: 0 }] } }, { payload: { moved: [] } }],
];

const PACKAGE_GUARDS: Table = [
  MOVES,
  ['releaserIsNotAuthor', [{}, { meta: { onBehalfOf: 'somebody' } }], [{ meta: { actor: AUTHOR } }, { meta: { onBehalfOf: 'author' } }]],
  [
    'secrecyDeclared',
    [{ payload: { secrecyDeclared: true } }],
    [{ payload: { secrecyDeclared: false } }, {}, { payload: { secrecyDeclared: 'true' } }],
  ],
  ['legalBasisChecked', [{ payload: { legalBasisChecked: true } }], [{ payload: { legalBasisChecked: false } }, {}]],
  ['fieldsDisclosed', [{ payload: RELEASED }], [{ payload: { fields: [] } }, {}, { payload: { fields: [RELEASED.fields[1]] } }]],
  [
    'fieldsKeepDisclosure',
    [
      { payload: RELEASED },
      { payload: { fields: [{ ...field, level: 3, pointer: '/risk/models' }] } },
      { payload: { fields: [{ ...field, level: 3, pointer: '/risk/models' }] }, meta: { rules: { 'disclosure.level.amber-strict': 4 } } },
    ],
    [
      { payload: { fields: [{ ...field, level: 3, pointer: '/risk/models' }] }, meta: { rules: { 'disclosure.level.amber-strict': 2 } } },
      { payload: RELEASED, context: { disclosure: { ...DISCLOSED, tlp: 'RED' } } },
      { payload: { fields: [{ ...field, level: 4 }] } },
      { payload: { fields: [{ ...field, pointer: '/risk/model' }] } },
      { payload: { fields: [{ ...field, pointer: '/risk/model/weights' }] } },
      { payload: { fields: [{ ...RELEASED.fields[1], value: '泄露' }] } },
      { payload: RELEASED, context: { disclosure: null } },
    ],
  ],
  [
    'disclosureComplete',
    [{ payload: DISCLOSED }, { payload: { ...DISCLOSED, maximumLevel: 5, withhold: [] } }],
    [
      { payload: { ...DISCLOSED, purpose: ' ' } },
      { payload: { ...DISCLOSED, legalBasis: '' } },
      { payload: { ...DISCLOSED, maximumLevel: 0 } },
      { payload: { ...DISCLOSED, maximumLevel: 2.5 } },
      { payload: { ...DISCLOSED, withhold: [{ pointer: '/a', reason: '' }] } },
    ],
  ],
  [
    'labelFitsOffices',
    [{ payload: DISCLOSED }, { payload: { ...DISCLOSED, tlp: 'CLEAR' } }, { payload: { ...DISCLOSED, tlp: 'RED' } }],
    [{ payload: { ...DISCLOSED, tlp: 'RED' }, meta: { rules: { 'disclosure.level.green': 2 } } }],
  ],
  [
    'expiryAhead',
    [{ payload: { expiresOn: '2026-09-03' } }],
    [
      { payload: { expiresOn: '2026-09-02' } },
      { payload: { expiresOn: '2026-09-31' } },
      { payload: { expiresOn: 'soon' } },
      // 02:00 in Shanghai of the third is still the second in UTC.
      { payload: { expiresOn: '2026-09-03' }, meta: { at: '2026-09-02T18:00:00.000Z' } },
    ],
  ],
  [
    'messageIsCurrent',
    [{ payload: { province: '32', round: 1 } }],
    [{ payload: { province: '32', round: 2 } }, { payload: { province: '31', round: 1 } }],
  ],
  ['answerIsLate', [{ payload: { late: true } }], [{ payload: { late: false } }, {}]],
  [
    'lastDelivery',
    [{ payload: { province: '34' }, context: { delivered: { '32': 'x', '33': 'x' }, windowFrom: null } }],
    [
      { payload: { province: '34' }, context: { delivered: { '32': 'x' }, windowFrom: null } },
      { payload: { province: '34' }, context: { delivered: { '32': 'x', '33': 'x' }, windowFrom: META.at } },
    ],
  ],
  [
    'everyoneAnswered',
    [{ context: { answers: everyone } }, { context: { recipients: [] } }],
    [{}, { context: { answers: answer('recognised') } }],
  ],
  ['someObjectionOpen', [{ context: { answers: everyone } }], [{}, { context: { answers: everyone, resolutions: { '33': resolution } } }]],
  ['noObjectionOpen', [{}, { context: { answers: everyone, resolutions: { '33': resolution } } }], [{ context: { answers: everyone } }]],
  [
    'areaRemains',
    [{}, { context: { serviceArea: ['33'], answers: answer('recognisedWithConditions') } }],
    [
      { context: { serviceArea: ['33'], answers: answer('abstained') } },
      { context: { serviceArea: ['34'], answers: answer('recognised') } },
    ],
  ],
  ['ownAreaRemains', [{}], [{ context: { serviceArea: ['32'] } }]],
  [
    'objectionIsOpen',
    [{ payload: { province: '33' }, context: { answers: everyone } }],
    [
      { payload: { province: '32' }, context: { answers: everyone } },
      { payload: { province: '33' }, context: { answers: everyone, resolutions: { '33': resolution } } },
    ],
  ],
  ['wasReferred', [{ context: { superior: 'superior' } }], [{}]],
  [
    'leadIsNew',
    [{ payload: { leadAuthority: 'office-new', province: '31' } }, { payload: { leadAuthority: 'office-31', province: '32' } }],
    [{ payload: { leadAuthority: 'office-31', province: '31' } }],
  ],
  ['notSettled', [{}], [{ context: { settledAt: META.at } }]],
];

const LEG: LegContext = { ...new SharingWorld().release().leg('33') };
const cap: Condition = ANSWERS.recognisedWithConditions.conditions[0];
const conditional = (...conditions: object[]): Asked => ({ payload: { ...ANSWERS.recognisedWithConditions, conditions } });
const prepared = (said: keyof typeof ANSWERS, change: object = {}): Asked => ({ payload: { ...ANSWERS[said], ...change } });
const served = (servedAt: string, letter = '沪金协〔2026〕3号'): Asked => ({ payload: { letter, servedAt } });

const LEG_GUARDS: Table = [
  MOVES,
  [
    'objectionComplete',
    [prepared('objected'), prepared('recognised')],
    [
      prepared('objected', { code: null }),
      prepared('objected', { reason: ' ' }),
      prepared('objected', { evidence: [] }),
      prepared('objected', { evidence: ['annex', ''] }),
    ],
  ],
  [
    'refusalReasoned',
    [prepared('notRecognised'), prepared('abstained')],
    [prepared('notRecognised', { reason: null }), prepared('notRecognised', { reason: '' })],
  ],
  [
    'conditionsStructured',
    [
      conditional(cap),
      conditional({ ...cap, kind: 'area', area: ['33'], value: null, unit: null }),
      conditional({ ...cap, kind: 'other', value: null, unit: null, text: '按月报告' }),
      prepared('recognised'),
    ],
    [
      conditional(),
      conditional({ ...cap, value: null }),
      conditional({ ...cap, unit: null }),
      conditional({ ...cap, value: 0 }),
      conditional({ ...cap, kind: 'area' }),
      conditional({ ...cap, kind: 'other', text: '' }),
      conditional(cap, { ...cap, value: null }),
      prepared('recognised', { conditions: [cap] }),
    ],
  ],
  ['objectionInTime', [prepared('recognised'), prepared('notRecognised')], [prepared('objected')]],
  [
    'releaserIsNotPreparer',
    [{ context: { preparers: ['coordinator-33'] } }],
    [{ context: { preparers: ['reviewer'] } }, { context: { preparers: ['coordinator-33'] }, meta: { onBehalfOf: 'coordinator-33' } }],
  ],
  [
    'draftIs',
    [{ context: { draft: ANSWERS.objected }, params: { answer: 'objected' } }],
    [{ context: { draft: ANSWERS.objected }, params: { answer: 'recognised' } }, { params: { answer: 'recognised' } }],
  ],
  ['objectionWasWithdrawn', [{ context: { withdrawal: { reason: '', by: '', at: META.at } } }], [{}]],
  ['withdrawalReasoned', [{ payload: { reason: '已消除' } }], [{ payload: { reason: ' ' } }, {}]],
  ['windowIsOpen', [{}], [{ context: { windowFrom: null } }]],
  ['informationNotAskedYet', [{}], [{ context: { informationUsed: true } }]],
  ['questionsAsked', [{ payload: { questions: ['何处？'] } }], [{ payload: { questions: [] } }, { payload: { questions: [' '] } }, {}]],
  ['outageNotUsed', [{}], [{ context: { outageUsed: true } }]],
  [
    'expectedAhead',
    [{ payload: { expectedOn: '2026-09-02' } }, { payload: { expectedOn: '2026-10-01' } }],
    [{ payload: { expectedOn: '2026-09-01' } }, { payload: { expectedOn: '2026-02-30' } }, {}],
  ],
  [
    'servedInTheRound',
    [served(META.at), served(LEG.openedAt)],
    [served('2026-09-02T02:00:00.001Z'), served('2026-08-31T00:00:00.000Z'), served('yesterday'), served(META.at, '')],
  ],
  [
    'leadIsNew',
    [{ payload: { leadAuthority: 'office-new', province: '31' } }, { payload: { leadAuthority: 'office-31', province: '32' } }],
    [{ payload: { leadAuthority: 'office-31', province: '31' } }],
  ],
  ['roundIsNewer', [{ payload: { round: 2 } }], [{ payload: { round: 1 } }]],
  ['reachedByLetterOnly', [{ context: { letter: { document: 'x', servedAt: META.at } } }], [{}]],
  [
    'windowOfThisRound',
    [{ payload: { round: 1 }, context: { windowFrom: null } }],
    [{ payload: { round: 2 }, context: { windowFrom: null } }, { payload: { round: 1 } }],
  ],
];

describe.each([
  ['sharing-package@1', SHARING_PACKAGE, PACKAGE, PACKAGE_GUARDS],
  ['sharing-leg@1', SHARING_LEG, LEG, LEG_GUARDS],
] as const)('guards of %s', (_id, definition, base, table) => {
  it('has a true and a false case for every guard', () => {
    expect(table.map(([guard]) => guard).sort()).toEqual(Object.keys(definition.guardReasons).sort());
    expect(table.every(([, holds, fails]) => holds.length > 0 && fails.length > 0)).toBe(true);
  });

  it.each(table)('%s', (guard, holds, fails) => {
    for (const asked of holds) expect([asked, ask(definition, guard, base, asked)]).toEqual([asked, true]);
    for (const asked of fails) expect([asked, ask(definition, guard, base, asked)]).toEqual([asked, false]);
  });

  it('gives each reason in both languages with the kind of its basis, and calls no analogy law', () => {
    for (const { text, basis, basisKind } of Object.values(definition.guardReasons)) {
      expect([text.zh, text.en, basis].every((one) => one.trim() !== '')).toBe(true);
      if (/GDPR|EU\)/.test(basis)) expect(basisKind).toBe('analogy');
    }
  });
});
