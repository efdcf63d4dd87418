/**
 * Where somebody stands in the stream: everything of transactions below `tx` was told, and of that one what comes up to `told`, the key of a row: not
 * their number, for what somebody may see of a transaction changes. `place` names the database, for transactions of another one are other transactions.
 */
export interface LivePosition {
  readonly place: string;
  readonly tx: number;
  readonly told: string;
}

/** Comes before every key. */
export const NOTHING_TOLD = '0';
const SHAPE = /^([0-9a-f]{8})-(\d{1,15})-(0|[cn][\w.-]{1,60})$/;

/** As `Last-Event-ID` carries it. */
export function writePosition({ place, tx, told }: LivePosition): string {
  return `${place}-${tx}-${told}`;
}

/** Undefined: no position of ours. */
export function readPosition(text: string): LivePosition | undefined {
  const found = SHAPE.exec(text);
  return found === null ? undefined : { place: found[1]!, tx: Number(found[2]), told: found[3]! };
}
