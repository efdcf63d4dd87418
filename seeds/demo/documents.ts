import { createHash } from 'node:crypto';
import type { DemoFile } from './demo-world.js';

const made = new Map<string, DemoFile>();

/**
 * A small real PDF, fictional and marked 演示: a page with title, firm and the remark that it proves nothing. The same words give the same
 * bytes, so that a firm's document is kept once.
 */
export function documentOf(title: string, subject: string): DemoFile {
  const key = `${title}\n${subject}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const bytes = pdf([
    { size: 22, text: '演示文件　DEMONSTRATION' },
    { size: 16, text: title },
    { size: 12, text: subject },
    { size: 12, text: '本文件由演示程序生成，机构、人员与结论均为虚构，不具有任何证明效力。' },
    { size: 12, text: 'Generated for the demonstration: fictional throughout, evidence of nothing.' },
  ]);
  const name = title.split(' / ').at(-1) ?? title;
  const file: DemoFile = {
    fileName: `演示-${name.replace(/[\\/:*?"<>|\s]/g, '')}.pdf`,
    mediaType: 'application/pdf',
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  made.set(key, file);
  return file;
}

/** UCS-2 big endian in hex: what the predefined CMap UniGB-UCS2-H reads, so that no font need be embedded (ISO 32000-1, 9.7.5.2). */
const hex = (text: string): string => [...text].map((one) => one.codePointAt(0)!.toString(16).padStart(4, '0')).join('');

function pdf(lines: readonly { readonly size: number; readonly text: string }[]): Uint8Array {
  let y = 760;
  const drawn = lines.map(({ size, text }) => {
    y -= size * 2;
    return `BT /F1 ${size} Tf 60 ${y} Td <${hex(text)}> Tj ET`;
  });
  const content = drawn.join('\n');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 7 0 R>>',
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 6 0 R/DW 1000>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
