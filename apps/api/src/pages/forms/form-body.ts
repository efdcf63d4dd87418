import { ROWS } from './field.js';

/** What a browser sent as application/x-www-form-urlencoded, once parsed: a name has one value or several. */
export type FormBody = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The body as a form's, whatever was sent. */
export function formBody(body: unknown): FormBody {
  return typeof body === 'object' && body !== null ? (body as FormBody) : {};
}

/** As it is stored: line breaks without CR, which browsers add; no NUL, which no text in the store can hold. */
const stored = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\u0000', '');

/** The one value of a name; of several the first. */
export function valueOf(body: FormBody, name: string): string | undefined {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  const first = Array.isArray(value) ? (value as readonly string[])[0] : (value as string | undefined);
  return typeof first === 'string' ? stored(first) : undefined;
}

/** Every value of a name. */
export function valuesOf(body: FormBody, name: string): readonly string[] {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  if (value === undefined) return [];
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value])
    .filter((one): one is string => typeof one === 'string')
    .map(stored);
}

/** How many rows of a list were on the page, at most `max`. */
export function rowsOf(body: FormBody, name: string, max: number): number {
  const told = Number(valueOf(body, `${name}${ROWS}`) ?? 0);
  return Number.isSafeInteger(told) && told > 0 ? Math.min(told, max) : 0;
}

/** What the person pressed: send, or a button that changes the form itself. */
export type Pressed =
  | { readonly press: 'send' }
  | { readonly press: 'add'; readonly list: string }
  | { readonly press: 'remove'; readonly list: string; readonly index: number };

export function pressedIn(body: FormBody): Pressed {
  const said = valueOf(body, 'do') ?? 'send';
  const add = /^add (\/\S{1,300})$/.exec(said);
  if (add?.[1] !== undefined) return { press: 'add', list: add[1] };
  const remove = /^remove (\/\S{1,300})\/(\d{1,4})$/.exec(said);
  if (remove?.[1] !== undefined) return { press: 'remove', list: remove[1], index: Number(remove[2]) };
  return { press: 'send' };
}

/**
 * Adds an empty row to the list at the pointer, or takes one out; other values stay as they are.
 * @param value what the form holds, changed in place
 * @returns false when there is no list at the pointer
 */
export function applyPressed(value: Record<string, unknown>, pressed: Exclude<Pressed, { press: 'send' }>, row: () => unknown): boolean {
  let at: unknown = value;
  const steps = pressed.list.split('/').slice(1);
  for (const step of steps)
    at = typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as Record<string, unknown>)[step] : undefined;
  if (!Array.isArray(at)) return false;
  if (pressed.press === 'add') at.push(row());
  else at.splice(pressed.index, 1);
  return true;
}
