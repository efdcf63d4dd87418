import { readFileSync } from 'node:fs';
import type { ConfigFault } from './config.error.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** `DATABASE_URL_APP_FILE` names the file that holds `DATABASE_URL_APP`, as containers hand secrets over. */
export const FILE_SUFFIX = '_FILE';

/**
 * Puts the content of files in place of variables that name them. The text is taken without the line end at its end.
 * @param names the variables that may be given so
 * @returns the environment without any `*_FILE` of these, and what is wrong: both given, or a file that cannot be read
 */
export function readSecretFiles(environment: Variables, names: Iterable<string>): { environment: Variables; faults: ConfigFault[] } {
  const read: Record<string, string | undefined> = { ...environment };
  const faults: ConfigFault[] = [];
  for (const name of names) {
    const variable = `${name}${FILE_SUFFIX}`;
    const path = environment[variable];
    delete read[variable];
    if (path === undefined || path === '') continue;
    if (environment[name] !== undefined && environment[name] !== '') {
      faults.push({ variable, remedy: `与 ${name} 同时给出，只留其一 / is given beside ${name}: keep one of the two` });
      continue;
    }
    try {
      read[name] = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    } catch {
      faults.push({ variable, remedy: '所指文件无法读取 / names a file that cannot be read' });
    }
  }
  return { environment: read, faults };
}
