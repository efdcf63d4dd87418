import type { NotificationType } from '@sandbar/contracts';
import type { Actor } from '@sandbar/domain';
import type { MailChoice, MailPreferences, PreferenceStore } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { toInstantOrNull } from '../session/instant.js';
import { Rooms } from '../session/rooms.js';

/** People's own preferences, in the app role: row security shows each person the own ones only. */
export class PostgresPreferenceStore implements PreferenceStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async read(person: string): Promise<MailPreferences> {
    const text = `SELECT p.email, b.since, coalesce((SELECT json_object_agg(n.type, n.choice) FROM notification_preference n
        WHERE n.person_id = p.id), '{}') AS choices
      FROM person p LEFT JOIN bounced_address b ON b.address = lower(p.email) WHERE p.id = $1`;
    const [row] = await this.rooms.readAs<{ email: string | null; since: Date | null; choices: MailPreferences['choices'] }>(
      as(person),
      text,
      [person],
    );
    return { choices: row?.choices ?? {}, email: row?.email ?? null, bouncedSince: toInstantOrNull(row?.since ?? null) };
  }

  async write(person: string, choices: Readonly<Partial<Record<NotificationType, MailChoice>>>, at: string): Promise<void> {
    const text = `INSERT INTO notification_preference (person_id, type, choice, changed_at)
      SELECT $1, c.key, c.value, $3 FROM jsonb_each_text($2::jsonb) c
      ON CONFLICT (person_id, type) DO UPDATE SET choice = EXCLUDED.choice, changed_at = EXCLUDED.changed_at`;
    await this.rooms.as(as(person), 'write', (db) => db.query(text, [person, JSON.stringify(choices), at]));
  }

  async forgetBounce(person: string): Promise<void> {
    const text = 'DELETE FROM bounced_address b USING person p WHERE p.id = $1 AND b.address = lower(p.email)';
    await this.rooms.as(as(person), 'write', (db) => db.query(text, [person]));
  }
}

function as(person: string): { readonly actor: Actor; readonly traceId: string } {
  return { actor: { person, roles: [], organisation: null, authority: null, province: null }, traceId: '' };
}
