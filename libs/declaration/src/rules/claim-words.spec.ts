import fc from 'fast-check';
import { listClaims } from './claim-words.js';

const all = (text: string) => [...listClaims(text, 'endorsement'), ...listClaims(text, 'promisedReturn')];

describe('words that claim endorsement or promise a return', () => {
  it.each([
    '本产品获央行认可',
    '国家背书的智能投顾',
    '人民银行推荐使用',
    '央 行\u200b认 可',
    '监管部门为本产品提供担保',
    '政府兜底，放心使用',
    '官方指定平台',
    '通过沙盒认证的产品',
    '国家级平台，安全可靠',
    '不仅获央行认可，而且便宜',
    '证监会认可的投资工具',
    'Ａpproved by the PBC',
    'This loan is endorsed by the People’s Bank of China.',
    'A regulator-approved product',
    'Not only cheap but backed by the central bank',
  ])('finds the endorsement in: %s', (text) => {
    // "Not only" before the claim denies nothing.
    expect(all(text).map(({ kind }) => kind)).toContain('endorsement');
  });

  it.each([
    '保本保息',
    '理财产品保本，随时可取',
    '稳赚不赔',
    '零风险高收益',
    '承诺年化收益6%',
    '确保客户收益',
    '保证本息兑付',
    '收益有保障',
    '刚性兑付',
    'Guaranteed returns of 6%',
    'your principal is guaranteed',
    'a risk-free investment',
  ])('finds the promise in: %s', (text) => expect(all(text).map(({ kind }) => kind)).toContain('promisedReturn'));

  it.each([
    '确保本行系统稳定运行',
    '担保本次交易的履约',
    '确保本应用安全',
    '环保本地项目',
    '不承诺收益',
    '本产品不保本',
    '不得承诺或变相承诺收益',
    '打破刚性兑付',
    '未经监管机构背书',
    '登记不代表监管机构认可',
    '经国家金融监督管理总局批准设立的商业银行',
    '中国合格评定国家认可委员会（CNAS）',
    '国家认可的第三方检测机构出具报告',
    '国家认证认可监督管理委员会',
    '政府性融资担保机构分担风险',
    '国家融资担保基金',
    '接入人民银行征信系统',
    '符合国家标准 GB/T 22239',
    '零风险事件目标',
    '风险加权资产',
    '保证金存管',
    '保证服务连续性',
    '确保数据安全',
    '承诺接受社会监督',
    '监管指定账户',
    '提高农户收益水平',
    '预期效果：降低成本',
    '向监管部门报告',
    '可信身份认证',
    '国家密码管理部门的技术标准',
    'The PBC approved the clearing rules.',
    'Returns are not guaranteed.',
    'This product is not endorsed by the PBC',
    'Approved by the board',
    'a risk-free rate of 2%',
    'registration must never be read as approved by the regulator',
  ])('does not find a claim in: %s', (text) => expect(all(text)).toEqual([]));

  it('names a repeated claim once, and at most five', () => {
    expect(all('央行认可。'.repeat(1000))).toEqual([{ kind: 'endorsement', words: '央行认可' }]);
    expect(all(Array.from({ length: 9 }, (_, i) => `央行第${i}次认可。`).join(''))).toHaveLength(5);
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(all(text))));
  });
});
