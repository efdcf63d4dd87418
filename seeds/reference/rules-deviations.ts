import type { RuleRow } from './reference-data.js';
import { HOUSE } from './rule-row.js';

const deviation = (row: Pick<RuleRow, 'code' | 'title' | 'authority' | 'value' | 'unit' | 'effectiveFrom' | 'reason'>): RuleRow => ({
  ...row,
  basis: HOUSE.text,
  basisKind: HOUSE.kind,
  effectiveTo: null,
  verifiedBy: null,
  version: 1,
  certainty: 'demo',
});

/**
 * Two deviations for the demonstration: neither office has announced anything of the kind. They stand here so that the alignment board, the conflict
 * matrix and the reading of rules by authority have something to show, and say 演示 wherever their reason is read.
 */
export const deviations: readonly RuleRow[] = [
  deviation({
    code: 'clock.notice.published',
    title: { zh: '公示期限', en: 'Public notice' },
    authority: 'pbc-zhejiang',
    value: 7,
    unit: 'working-day',
    effectiveFrom: '2024-07-01',
    reason: {
      zh: '演示：设想农村金融创新应用的用户多在县域，公示须经乡镇网点张贴，五个工作日不足以收到意见',
      en: 'Demonstration: it is supposed that users of rural pilots live in counties, where a notice is also posted at town outlets and five working days are too few for comments',
    },
  }),
  deviation({
    code: 'clock.panel.opinion',
    title: { zh: '专家论证期限', en: 'Opinion of the panel' },
    authority: 'pbc-jiangsu',
    value: 15,
    unit: 'working-day',
    effectiveFrom: '2025-01-01',
    reason: {
      zh: '演示：设想专家库按主题分库，跨主题的创新应用须两组专家先后论证',
      en: 'Demonstration: it is supposed that experts are pooled by theme, so that a pilot of two themes is heard by two panels in turn',
    },
  }),
];
