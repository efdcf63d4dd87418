import type { Bilingual } from '@sandbar/domain';

export type Language = keyof Bilingual;

/** The language of an answer: zh unless Accept-Language (RFC 9110 §12.5.4) prefers en. */
export function languageOf(header: string | undefined): Language {
  let best: { language: Language; quality: number } = { language: 'zh', quality: 0 };
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = Number(
      parameters
        .find((one) => one.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? 1,
    );
    const primary = range.split('-')[0];
    const language = primary === 'en' ? 'en' : primary === 'zh' || range === '*' ? 'zh' : undefined;
    if (language !== undefined && quality > best.quality) best = { language, quality };
  }
  return best.language;
}
