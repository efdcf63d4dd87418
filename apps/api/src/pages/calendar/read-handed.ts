import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import { refuse } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import type { FastifyRequest } from 'fastify';

/** A notice has some two kilobytes. */
const MOST_BYTES = 200_000;

/** What came with the form: the file where one was chosen, else what was pasted. */
export async function readHanded(request: FastifyRequest): Promise<string> {
  const parts = (request as FastifyRequest & { parts(): AsyncIterable<MultipartFile | MultipartValue> }).parts();
  let [file, pasted] = ['', ''];
  for await (const part of parts) {
    if (part.type === 'file') file = (await part.toBuffer()).subarray(0, MOST_BYTES).toString('utf8');
    else if (part.fieldname === '/json' && typeof part.value === 'string') pasted = part.value;
  }
  return (file.trim() === '' ? pasted : file)
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trim();
}

/** The JSON, or a refusal that names the field. */
export function parsed(json: string): { readonly value: unknown } | Refusal {
  try {
    return { value: JSON.parse(json) as unknown };
  } catch {
    return { ...refuse('calendar.invalid'), errors: [{ pointer: '/json', code: 'not-json', params: {}, message: NOT_JSON }] };
  }
}
const NOT_JSON = {
  zh: '不是 JSON：请选择文件，或粘贴完整的 JSON（以 { 开头、以 } 结尾）',
  en: 'not JSON: choose a file, or paste the whole of it, from { to }',
};
