import { REGISTRY, type Audience, type CaseHeader, type CaseKind } from '@sandbar/domain';
import { demoPeople } from '@sandbar/identity';
import { filedMail, Notifier, type ComposedMail } from '@sandbar/notifications';
import type { NoticeCase, NotifyJob } from '@sandbar/workflow';
import { MemoryNotifications } from '../memory/memory-notifications.js';

export const NOTICED_AT = '2026-09-01T04:00:00.000Z';
export const NOTICE_SITE = 'https://sandbar.example.cn';
export const NOTICE_TITLE = '基于多方安全计算的演示融资服务';
export const DEMO_STAFF = demoPeople((code) => code).people;
export const staffId = (login: string): string => {
  const found = DEMO_STAFF.find((one) => one.person.login === login);
  if (found === undefined) throw new Error(login);
  return found.person.id;
};
export const staffLogin = (id: string): string => DEMO_STAFF.find((one) => one.person.id === id)?.person.login ?? id;
export const staffFirm = (login: string): string => DEMO_STAFF.find((one) => one.person.login === login)!.person.organisation!;

export const noticeCase = (
  parts: Partial<NoticeCase> = {},
  header: Partial<CaseHeader> = {},
  kind: CaseKind = 'pilot-application',
): NoticeCase => {
  const lane = { assessor: null };
  return {
    id: '01990000-0000-7000-8000-000000000001',
    kind,
    definition: REGISTRY.latest(kind).id,
    header: {
      title: NOTICE_TITLE,
      number: '沪创新2026-0003',
      province: '31',
      leadAuthority: 'pbc-shanghai',
      leadApplicant: staffFirm('bank-31.applicant'),
      parties: [staffFirm('bank-31.applicant'), staffFirm('technology-31.applicant')],
      laneAuthorities: { legality: 'lfb-shanghai', risk: 'pbc-shanghai', consumer: 'nfra-shanghai' },
      informedProvinces: ['32'],
      recipientProvince: kind === 'sharing-leg' ? '33' : null,
      transferTo: 'pbc-ningbo',
      panel: [staffId('expert-1'), staffId('expert-2')],
      closedTo: [],
      parent: null,
      holders: [{ holder: 'authority:pbc-shanghai', level: 'full' }],
      ...header,
    },
    stage: kind === 'pilot-application' ? 'screening' : 'consulting',
    closed: false,
    snapshot: { status: 'active', value: {}, context: { lanes: { legality: lane, risk: lane, consumer: lane } } },
    deadlines: [],
    leadAuthorityName: { zh: '演示机关', en: 'Demo office' },
    ...parts,
  };
};
export const noticeJob = (fact: string, audience: readonly Audience[], parts: Partial<NotifyJob> = {}): NotifyJob => ({
  eventKey: `key-${fact}`,
  caseId: '01990000-0000-7000-8000-000000000001',
  kind: 'pilot-application',
  fact,
  data: {},
  audience,
  actor: 'system',
  at: NOTICED_AT,
  ...parts,
});
export const notificationRoom = (subject: NoticeCase = noticeCase()) => {
  const tx = new MemoryNotifications([...DEMO_STAFF]);
  tx.cases.set(subject.id, subject);
  const mails = new Map<string, Buffer>();
  const put = ({ fileName, bytes }: ComposedMail): Promise<void> => Promise.resolve(void mails.set(fileName, bytes));
  const notifier = new Notifier(filedMail({ put }, NOTICE_SITE), NOTICE_SITE);
  const told = (): string[] => [...tx.inbox.values()].map((row) => staffLogin(row.person)).sort();
  return { tx, mails, notifier, told, rows: () => [...tx.inbox.values()] };
};

/** Headers and text of an .eml, decoded. */
export const mailText = (mail: Buffer): string => {
  const [head = '', body = ''] = mail.toString('latin1').split('\r\n\r\n', 2);
  const words = head
    .replace(/\r\n[ \t]/g, ' ')
    .replace(/\?= =\?UTF-8\?B\?/g, '')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_all, text: string) => Buffer.from(text, 'base64').toString());
  return `${words}\n\n${Buffer.from(body, 'base64').toString()}`;
};
