import type { TechnologyRow } from './reference-data.js';

const emerging = (code: string, zh: string, en: string, declarationCode: string | null = code): TechnologyRow => ({
  code,
  name: { zh, en },
  planItem: 1,
  group: 'emerging',
  declarationCode,
});
const basic = (code: string, zh: string, en: string, declarationCode: string | null = code): TechnologyRow => ({
  code,
  name: { zh, en },
  planItem: 2,
  group: 'basic',
  declarationCode,
});

/** The technologies of the plan's items 1 (emerging) and 2 (basic), in its order. */
// prettier-ignore
export const technologies: readonly TechnologyRow[] = [
  emerging('bigData', '大数据', 'Big data'),
  emerging('artificialIntelligence', '人工智能', 'Artificial intelligence'),
  emerging('blockchain', '区块链', 'Blockchain'),
  emerging('fiveG', '5G', '5G'),
  emerging('smartContract', '智能合约', 'Smart contracts'),
  emerging('distributedStorage', '分布式存储', 'Distributed storage'),
  emerging('biometrics', '生物识别', 'Biometrics'),
  basic('chip', '芯片', 'Chips'),
  basic('algorithm', '算法', 'Algorithms', null),
  basic('server', '服务器', 'Servers', null),
  basic('network', '网络通信', 'Network communication', null),
  basic('cloud', '云计算', 'Cloud computing'),
  basic('mobileInternet', '新兴移动互联网技术', 'New mobile internet technology', 'fiveG'),
  basic('virtualisation', '虚拟化技术', 'Virtualisation', 'cloud'),
  basic('cryptography', '加密技术', 'Cryptography'),
  basic('lowPowerServer', '高密度低功耗新型服务器', 'New dense low-power servers', 'chip'),
  basic('secureSystem', '安全可靠操作系统和平台软件', 'Secure and reliable operating systems and platform software', null),
];
