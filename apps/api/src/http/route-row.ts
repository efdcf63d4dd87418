import type { PayloadClass } from '@sandbar/contracts';
import type { Bilingual } from '@sandbar/domain';
import type { Access } from '@sandbar/identity';

/** One route: who may ask, what it takes, and what people are told of it. */
export interface RouteRow {
  /** `public`: everybody. `session`: whoever is signed in. Else a row of the access table (libs/identity). */
  readonly access: 'public' | 'session' | Access;
  /** The row asks about one case: judged where the case is at hand. */
  readonly ofCase?: true;
  /** The request may act in somebody's stead (absence cover). */
  readonly acting?: true;
  /** Systems may ask by API key; what their scopes reach is judged with the access, an event with its type. */
  readonly byKey?: true;
  /** The row of the access table that a key is judged by, where `access` is `session`. */
  readonly keyAccess?: Access;
  /** A bearer token sent here is the route's own affair, and no key of a system. */
  readonly ownToken?: true;
  /** The one content type the body may have. */
  readonly body: 'none' | 'json' | 'multipart' | 'form';
  readonly title: Bilingual;
  /** Heading in the documentation; undefined: no part of the API (pages, assets). */
  readonly tag?: string;
  readonly query?: PayloadClass;
  /** What the body holds: a class, any event, a declaration being written, a year's notice or a decree. */
  readonly takes?: PayloadClass | 'event' | 'declaration' | 'file' | 'notice' | 'override';
  /** What If-Match names: the case's version or the working copy's revision. */
  readonly ifMatch?: 'v' | 'r';
  readonly idempotent?: true;
  /** Status of a success and the name of its schema among the components; null: no body. */
  readonly gives: readonly [status: number, schema: string | null];
}
export type Routes = Readonly<Record<`${'GET' | 'POST' | 'PUT' | 'DELETE'} ${string}`, RouteRow>>;
