import { Instant, ListOfChoice, Text, Whole } from '@sandbar/contracts';
import { KEY_SCOPES } from '@sandbar/identity';

export class NewKeyBody {
  @Text(100)
  title!: string;
  @ListOfChoice(KEY_SCOPES.map(({ scope }) => scope), { min: 1, max: 50, unique: true })
  scopes!: string[];
  @Instant()
  expiresAt!: string;
}
export class RotationBody {
  /** How long the old key goes on. */
  @Whole(0, 8760)
  overlapHours!: number;
}
