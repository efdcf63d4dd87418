const FAMILY = [...'陈林周吴郑王冯沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳'];
const GIVEN = [
  '一帆',
  '明远',
  '静怡',
  '思齐',
  '若水',
  '文博',
  '海宁',
  '知行',
  '雨桐',
  '志恒',
  '晓岚',
  '子衿',
  '安然',
  '景行',
  '慧心',
  '乐山',
  '以宁',
];

/** A fictional name, marked as the demo's: `演示·陈一帆`. Every number up to 800 has another one. */
export function demoName(number: number): string {
  const family = FAMILY[number % FAMILY.length] ?? '';
  const given = GIVEN[(number + Math.floor(number / FAMILY.length)) % GIVEN.length] ?? '';
  return `演示·${family}${given}`;
}
