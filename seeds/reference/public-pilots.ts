/** One pilot as it was collected from the public announcements; marks and dashes are kept as they were. `parsePilot` reads them. */
export interface PublicPilot {
  no: number;
  batch: string;
  name: string;
  applicants: string;
  type: string;
  technology: string;
  dates: string;
  source: string;
}

/**
 * Pilots of the 金融科技创新监管工具 announced to the public in 2020–2021. Real institutions: documented facts only, never a verdict, an objection or
 * a complaint. N public notice, R registration, C completion; an empty text or a dash: the source does not say; [K]: from general knowledge.
 * Sources are the codes of precedent-sources.ts, several of them reposts of the original announcement.
 */
// prettier-ignore
export const publicPilots: readonly PublicPilot[] = [
  { no: 1, batch: 'Shanghai 1', name: '基于多方安全图计算的中小微企业融资服务', applicants: '交通银行、中国移动(上海)产业研究院/中移(上海)信息通信科技、富数科技', type: '金融服务', technology: '多方安全图计算', dates: 'N 2020-07-21 → R 2020-11-03', source: 'F S13b S13c S15' },
  { no: 2, batch: 'Shanghai 1', name: '基于区块链的小微企业在线融资服务', applicants: '浦发银行', type: '金融服务', technology: '区块链', dates: 'N 2020-07-21 → R 2020-11-03', source: 'F S13b S13c S15' },
  { no: 3, batch: 'Shanghai 1', name: '"上行普惠"非接触金融服务', applicants: '上海银行', type: '金融服务', technology: '(区块链 per S12)', dates: 'N 2020-07-21 → R 2020-11-03', source: 'F S13b S13c S15' },
  { no: 4, batch: 'Shanghai 1', name: '基于人工智能的智慧供应链融资服务', applicants: '上海华瑞银行', type: '金融服务', technology: '人工智能', dates: 'N 2020-07-21 → R 2020-11-03', source: 'F S13b S13c S15' },
  { no: 5, batch: 'Shanghai 1', name: '基于区块链的金融与政务数据融合产品', applicants: '中国银联、浦发银行、上海银行', type: '科技产品', technology: '区块链、分布式数字身份、智能合约、隐私计算、深度学习', dates: 'N 2020-07-21 → R 2020-11-03', source: 'S12 S13b' },
  { no: 6, batch: 'Shanghai 1', name: '"信盟链"风险信息协同共享产品', applicants: '建信金融科技、建设银行', type: '科技产品', technology: '区块链', dates: 'N 2020-07-21 → R 2020-11-03', source: 'S12 S13b' },
  { no: 7, batch: 'Shanghai 1', name: '"融通保"中小微企业票据流转支持产品', applicants: '', type: '科技产品', technology: '区块链', dates: 'N 2020-07-21 → R 2020-11-03', source: 'S12' },
  { no: 8, batch: 'Shanghai 1', name: '"易融星空"产业金融数字风控产品', applicants: '', type: '科技产品', technology: '区块链', dates: 'N 2020-07-21 → R 2020-11-03', source: 'S12' },
  { no: 9, batch: 'Shanghai 2', name: '远程视频银行服务', applicants: '交通银行、腾讯云计算', type: '金融服务 [K]', technology: '音视频、AI', dates: 'N 2020-12-31', source: 'F S15, S17' },
  { no: 10, batch: 'Shanghai 2', name: '基于大数据的商务服务平台', applicants: '通联支付', type: '–', technology: '大数据', dates: 'N 2020-12-31', source: 'S15' },
  { no: 11, batch: 'Shanghai 2', name: '基于多方安全计算的图像隐私保护产品', applicants: '中国银联、交通银行、华控清交、上海聚虹光电', type: '科技产品 [K]', technology: '多方安全计算、虹膜/图像', dates: 'N 2020-12-31', source: 'S15' },
  { no: 12, batch: 'Shanghai 2', name: '基于同态加密的"数据通"数据融合应用', applicants: '上海市银行卡产业园开发、上海同态信息科技、平安银行上海分行', type: '科技产品 [K]', technology: '同态加密', dates: 'N 2020-12-31', source: 'S15' },
  { no: 13, batch: 'Shanghai 2', name: '基于多方安全计算的差异化营销平台', applicants: '上海冰鉴科技、南京银行上海分行', type: '科技产品 [K]', technology: '多方安全计算', dates: 'N 2020-12-31', source: 'S15' },
  { no: 17, batch: 'Hangzhou 1', name: '"亿亩田"-基于卫星遥感和人工智能技术的智能化农村金融服务', applicants: '网商银行', type: '金融服务', technology: '卫星遥感、AI、大数据', dates: 'N 2020-08-14; planned start 08-30', source: 'F S14a S14b' },
  { no: 18, batch: 'Hangzhou 1', name: '基于可信身份认证的智能银行服务', applicants: '杭州银行', type: '金融服务', technology: '活体检测、图像识别、远程视频、区块链', dates: 'N 2020-08-14; planned 09-18', source: 'F S14a S14b' },
  { no: 19, batch: 'Hangzhou 1', name: '面向跨境电商境内商家基于区块链的融资风控产品', applicants: '连连智能、浙江稠州商业银行', type: '科技产品', technology: '区块链', dates: 'N 2020-08-14', source: 'F S14a S14b' },
  { no: 20, batch: 'Hangzhou 1', name: '基于商贸物流供应链的风控平台', applicants: '传化公路港物流、传化支付、建设银行杭州分行', type: '科技产品', technology: '大数据/AI', dates: 'N 2020-08-14', source: 'F S14a S14b' },
  { no: 21, batch: 'Hangzhou 1', name: '基于知识图谱的风控产品', applicants: '海康威视、农业银行浙江省分行', type: '科技产品', technology: '知识图谱', dates: 'N 2020-08-14', source: 'F S14a S14b' },
  { no: 22, batch: 'Suzhou 1', name: '长三角一体化智慧银行服务', applicants: '苏州农商银行', type: '金融服务', technology: '5G、远程视频、多私钥协同签名、SE、TEE、云、大数据', dates: 'N 2020-08-14', source: 'F S11' },
  { no: 38, batch: 'Beijing 1', name: '基于物联网的物品溯源认证管理与供应链金融', applicants: '工商银行', type: '–', technology: '物联网、区块链', dates: 'N 2020-01-14 → R 2020-03-16 → **C 2021-09**', source: 'F S16, S2' },
  { no: 39, batch: 'Beijing 1', name: '微捷贷产品', applicants: '农业银行', type: '–', technology: '大数据', dates: 'N → R 2020-03-16', source: 'S16' },
  { no: 40, batch: 'Beijing 1', name: '智令产品', applicants: '中信银行、银联、度小满、携程', type: '–', technology: '支付标记/TEE', dates: 'N → R', source: 'S16' },
  { no: 41, batch: 'Beijing 1', name: 'AIBank Inside产品', applicants: '百信银行', type: '–', technology: 'API', dates: 'N → R → **C 2021-09**', source: 'S16, S2' },
  { no: 42, batch: 'Beijing 1', name: '快审快贷产品', applicants: '宁波银行', type: '–', technology: '大数据', dates: 'N → R', source: 'S16' },
  { no: 43, batch: 'Beijing 1', name: '手机POS创新应用', applicants: '银联、小米数科、京东数科', type: '–', technology: '–', dates: 'N → R', source: 'S16' },
  { no: 44, batch: 'Beijing', name: '基于区块链的产业金融服务', applicants: '中国银行', type: '–', technology: '区块链', dates: '→ **C 2021-09**', source: 'F S2' },
  { no: 45, batch: 'Shenzhen', name: '百行征信信用普惠服务', applicants: '百行征信', type: '–', technology: '大数据', dates: '→ **C 2021-09**', source: 'F S2' },
];
