import type {
  InboxRow,
  InboxStore,
  NoticeCase,
  NotificationTx,
  PersonRow,
  RecipientQuery,
  RecipientRow,
  RoleGrantRow,
  TemplateRow,
} from '@sandbar/workflow';
import { loadReference } from '../../../../seeds/reference/index.js';
import { MemoryMail, noWebhooks } from './memory-mail.js';

export interface MemoryRecipient {
  readonly person: PersonRow;
  readonly grants: readonly Pick<RoleGrantRow, 'role' | 'from' | 'to'>[];
}

/** Inboxes in memory, with the promises of the database: one row an event and person, everybody's own rows only. */
export class MemoryNotifications implements NotificationTx, InboxStore {
  readonly cases = new Map<string, NoticeCase>();
  readonly inbox = new Map<string, InboxRow>();
  readonly queries: RecipientQuery[] = [];
  readonly mail = new MemoryMail();
  readonly webhooks = noWebhooks;
  readonly templates = [...loadReference().notificationTemplates];

  constructor(readonly people: MemoryRecipient[]) {}

  findRuleValue(code: string): Promise<number | undefined> {
    return Promise.resolve(loadReference().rules.find((row) => row.code === code && row.authority === null)?.value);
  }

  findTemplate(code: string, at: string): Promise<TemplateRow | undefined> {
    const valid = this.templates.filter((row) => row.code === code && row.validFrom <= at.slice(0, 10));
    return Promise.resolve(valid.sort((a, b) => b.version - a.version)[0]);
  }

  findCase(caseId: string): Promise<NoticeCase | undefined> {
    return Promise.resolve(this.cases.get(caseId));
  }

  listRecipients(query: RecipientQuery): Promise<readonly RecipientRow[]> {
    this.queries.push(query);
    const { roles, organisations, authorities, officeProvinces, persons, at } = query;
    const within = (list: readonly string[] | undefined, value: string | null): boolean =>
      list === undefined || (value !== null && list.includes(value));
    const found = this.people.filter(
      ({ person, grants }) =>
        person.status !== 'disabled' &&
        within(persons, person.id) &&
        within(organisations, person.organisation) &&
        within(authorities, person.authority) &&
        (officeProvinces === undefined || (person.authority !== null && within(officeProvinces, person.province))) &&
        (roles === undefined || grants.some((one) => roles.includes(one.role) && one.from <= at && (one.to === null || at < one.to))),
    );
    return Promise.resolve(
      found.map(({ person }) => ({ person: person.id, displayName: person.displayName, email: person.email, locale: person.locale })),
    );
  }

  addToInbox(rows: readonly InboxRow[]): Promise<readonly InboxRow[]> {
    return Promise.resolve(
      rows.map((row) => {
        const key = `${row.eventKey} ${row.person}`;
        const stored = this.inbox.get(key) ?? row;
        this.inbox.set(key, stored);
        return stored;
      }),
    );
  }

  list(person: string, filter: { unreadOnly: boolean; after?: { at: string; id: string }; limit: number }): Promise<readonly InboxRow[]> {
    const { after } = filter;
    const own = [...this.inbox.values()].filter((row) => row.person === person && (!filter.unreadOnly || row.readAt === null));
    const older = own.filter((row) => after === undefined || row.at < after.at || (row.at === after.at && row.id < after.id));
    return Promise.resolve(older.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1)).slice(0, filter.limit));
  }

  countUnread(person: string): Promise<number> {
    return Promise.resolve([...this.inbox.values()].filter((row) => row.person === person && row.readAt === null).length);
  }

  mark(person: string, ids: readonly string[], readAt: string | null): Promise<number> {
    const own = [...this.inbox].filter(([, row]) => row.person === person && ids.includes(row.id));
    for (const [key, row] of own) this.inbox.set(key, { ...row, readAt });
    return Promise.resolve(own.length);
  }
}
