/** Traditional forms that occur in the words of this trade, to the simplified ones; names are filed in simplified characters by rule, and copied from elsewhere in practice. */
const TRADITIONAL =
  '區区塊块鏈链據数數数據据隱隐計计雲云網网聯联證证貸贷資资產产業业務务農农電电銀银險险風风監监測测試试驗验識识別别圖图譜谱習习慣惯體体價价賬账帳账戶户報报關关協协應应鑰钥簽签約约訊讯術术運运營营環环節节點点標标準准進进結结構构績绩總总額额簡简單单導导適适邊边際际護护醫医療疗養养綠绿遠远視视頻频廣广場场際际庫库發发開开閉闭內内對对於于與与為为傳传輸输過过達达還还選选轉转車车軟软輕轻邏逻輯辑動动勢势創创個个併并優优儲储';
const SIMPLE = new Map<string, string>();
for (let i = 0; i + 1 < TRADITIONAL.length; i += 2) SIMPLE.set(TRADITIONAL[i]!, TRADITIONAL[i + 1]!);

/** Words of the trade that mean the same; the longest is replaced first. */
const SAME: readonly (readonly [from: RegExp, to: string])[] = [
  [/\bartificial intelligence\b|\bai\b/g, '人工智能'],
  [/\bblockchain\b|分布式账本|联盟链/g, '区块链'],
  [/\bbig data\b/g, '大数据'],
  [/\biot\b/g, '物联网'],
  [/多方安全图计算|多方安全计算|安全多方计算|\bmpc\b/g, '多方安全计算'],
  [/联合学习|\bfederated learning\b/g, '联邦学习'],
  [/中小微企业|中小企业|小微企业|小微|小型微型企业/g, '小微企业'],
  [/信贷|贷款|融资|借贷/g, '融资'],
  [/农户|三农|农村|涉农|乡村/g, '农村'],
  [/卫星遥感|遥感卫星|卫星影像/g, '卫星遥感'],
];
/** Hardly tells one name from another: left out of what is compared, unless nothing else is there. */
const FILLER = /基于|面向|关于|的|服务|产品|应用|平台|系统|项目|演示|创新|技术|解决方案/g;
/** Technologies are compared apart: in a name they would count twice, and make all that use one alike. */
const TECHNOLOGY = /人工智能|区块链|大数据|物联网|多方安全计算|联邦学习|同态加密|隐私计算|知识图谱|卫星遥感|云计算|智能合约/g;

/**
 * The text as it is compared: NFKC (full width, compatibility forms), lower case, simplified characters, words that mean the same made one, without
 * punctuation and space.
 */
export function normalise(text: string): string {
  let plain = [...text.normalize('NFKC').toLowerCase()].map((char) => SIMPLE.get(char) ?? char).join('');
  for (const [from, to] of SAME) plain = plain.replace(from, to);
  return plain.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Without the words that every name has, and without technologies; as much of it as leaves something to compare. */
export function telling(normalised: string): string {
  const plain = normalised.replace(FILLER, '');
  const rest = plain.replace(TECHNOLOGY, '');
  return [...rest].length >= 2 ? rest : [...plain].length >= 2 ? plain : normalised;
}
