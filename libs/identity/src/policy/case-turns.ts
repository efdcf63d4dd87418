import { actorAt, isNextStep, seatKey, seatsFor, turnsOf, WRITING_STAGES } from '@sandbar/domain';
import type { CaseHeader, CaseKind, Definition, Seat, SeatTurn, StoredSnapshot } from '@sandbar/domain';
import { ACCESS } from './access-table.js';
import type { CaslPolicy } from './casl-policy.js';

/** Beside the events of the machine: the declaration waits to be written. */
export const WRITES_DECLARATION = 'working-copy.write';

/** What is read of a case. */
export interface TurnFile {
  readonly kind: CaseKind;
  readonly snapshot: StoredSnapshot;
  readonly header: CaseHeader;
  readonly leaves: readonly string[];
}

/** Whether the parties work on the declaration now. */
export const isWriting = ({ kind, leaves }: Pick<TurnFile, 'kind' | 'leaves'>): boolean =>
  kind === 'pilot-application' && WRITING_STAGES.some((stage) => leaves.includes(stage));

/**
 * Whose turn it is in a case, for everybody there is: the policy and the machine asked seat by seat. What the list of a person's next steps is chosen
 * from; a property test holds it to what `describe` says of each person.
 * @param asked instant (ISO) and the values in force of the rules that the machine's guards read
 */
export function caseTurns(
  policy: Pick<CaslPolicy, 'judge' | 'admit'>,
  definition: Definition,
  file: TurnFile,
  asked: { readonly at: string; readonly rules: Readonly<Record<string, number>> },
): readonly SeatTurn[] {
  const { header, snapshot } = file;
  const turns = turnsOf(definition, snapshot, {
    ...asked,
    counts: isNextStep,
    may: (actor, type, lane) => policy.judge(actor, header, definition, type, lane === null ? {} : { lane }) === undefined,
  });
  if (!isWriting(file)) return turns;
  const lines = ACCESS[WRITES_DECLARATION].by;
  const seats = new Map(lines.flatMap((line) => seatsFor(line, header)).map((seat) => [seatKey(seat), seat]));
  const writers = [...seats.values()].filter((seat) => policy.admit(actorAt(seat), WRITES_DECLARATION, header) === undefined);
  const keys = new Set(writers.map(seatKey));
  return [
    ...turns.filter((turn) => !keys.has(seatKey(turn))),
    ...writers.flatMap((seat) =>
      withWriting(
        seat,
        turns.filter((turn) => seatKey(turn) === seatKey(seat)),
        header.closedTo,
      ),
    ),
  ];
}

/** The turns of one seat, writing added to each: everybody there writes whom no conflict shuts out. */
function withWriting(seat: Seat, turns: readonly SeatTurn[], closedTo: readonly string[]): readonly SeatTurn[] {
  const own = turns.flatMap(({ person }) => person ?? []);
  const anybody = turns.find(({ person }) => person === null);
  const barred = [...new Set([...(anybody?.barred ?? closedTo), ...own])];
  const adding = (person: string | null, turn: SeatTurn | undefined): SeatTurn => ({
    ...seat,
    person,
    barred: person === null ? barred : [],
    types: [...(turn?.types ?? []), WRITES_DECLARATION],
    personal: false,
  });
  const apart = barred.filter((person) => !closedTo.includes(person));
  return [
    adding(null, anybody),
    ...apart.map((person) =>
      adding(
        person,
        turns.find((turn) => turn.person === person),
      ),
    ),
  ];
}
