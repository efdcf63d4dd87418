import { readFileSync } from 'node:fs';
import { Refusal } from '../refusal.js';

/** What a file says. @throws Refusal 2 where there is none, or it is no JSON */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Refusal(`${file} 不存在，或不是 JSON 文件。`, `${file} is not there, or is no JSON file.`, 2);
  }
}
