import { Refusal } from '../refusal.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id as it was given. @throws Refusal */
export function asId(id: string): string {
  if (!UUID.test(id)) throw new Refusal(`不是编号：${id}`, `Not an id: ${id}`, 2);
  return id;
}
