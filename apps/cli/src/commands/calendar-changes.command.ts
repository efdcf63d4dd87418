import { OVERRIDE_REASONS } from '@sandbar/calendar';
import { isRefusal } from '@sandbar/domain';
import type { Proposal } from '@sandbar/workflow';
import type { Command } from 'commander';
import { accepted, changeLine, planLines, planTotals } from '../calendar/print-plan.js';
import { withOffice, type Opened } from '../calendar/with-office.js';
import { answering, type Answer } from '../line/answer.js';
import { asId } from '../line/as-id.js';
import { readJson } from '../line/read-json.js';

const BY = '办理人的登录名 / sign-in name of who does it';
const DRY = '试算：只列出会变动的期限，不录入 / list what would move and write nothing';
const CONFIRM = '已录入，待另一人确认后生效 / entered: it counts once another person has confirmed it';

/** `sandbar calendar load | override | changes | confirm | withdraw`: the calendar as data, by two persons, with a dry run. */
export function registerChanges(calendar: Command): void {
  const load = calendar
    .command('load')
    .description('载入国务院办公厅的年度放假通知（JSON） / load a year’s notice of the State Council from JSON')
    .argument('<file>', 'JSON 文件 / JSON file')
    .option('--dry-run', DRY)
    .option('--by <login>', BY);
  answering(load, 'calendar load notice-2027.json --dry-run', (file: string, given: Given) => {
    const value = readJson(file);
    return withOffice(async (opened) => {
      const proposal = accepted(opened.office.readNotice(value));
      const plan = await opened.office.preview(proposal);
      // Loading what is there already is no mistake.
      if (isRefusal(plan) && plan.code === 'calendar.known_already')
        return {
          data: { entered: null, knownAlready: true },
          lines: ['该年度已载入，内容相同 / the year is known already, with the same days'],
        };
      return propose(opened, proposal, given);
    });
  });
  const override = calendar
    .command('override')
    .description('录入一项调整：某日改为放假或上班，注明依据 / enter a decree: days that become off or worked, with its basis')
    .requiredOption('--from <day>', '第一日 / first day, YYYY-MM-DD')
    .option('--to <day>', '最后一日，缺省同第一日 / last day; the first when left out')
    .requiredOption('--becomes <what>', '改为 off（放假）或 working（上班） / off or working')
    .requiredOption('--reason <code>', `原因 / reason: ${OVERRIDE_REASONS.join(', ')}`)
    .requiredOption('--number <text>', '文号 / number of the document')
    .requiredOption('--title <text>', '文件标题 / title of the document')
    .requiredOption('--date <day>', '印发日期 / date of the document')
    .requiredOption('--url <address>', '网址 / address')
    .option('--basis-kind <kind>', '依据性质 / kind of basis: law, standard, analogy, house', 'law')
    .option('--jurisdiction <place>', '适用地区或机关，缺省为全部 / province code or code of an office; everybody when left out', 'all')
    .option('--effective-at <instant>', '生效时刻（UTC），缺省为确认时 / instant of effect in UTC; at confirmation when left out')
    .option('--dry-run', DRY)
    .option('--by <login>', BY);
  answering(override, EXAMPLE, (given: Given & Readonly<Record<string, string>>) =>
    withOffice(async (opened) => {
      const { from, to, becomes, reason, number, title, date, url, basisKind, jurisdiction, effectiveAt } = given;
      const scope = await opened.scopeOf(jurisdiction ?? 'all');
      const working = becomes === 'working' ? true : becomes === 'off' ? false : becomes;
      const file = { from, to, working, scope, reason, number, title, date, url, basisKind, effectiveAt };
      return propose(opened, accepted(opened.office.readOverride(file)), given);
    }),
  );
  const changes = calendar.command('changes').description('日历的各项变动及其状态 / the changes of the calendar and where they stand');
  answering(changes, 'calendar changes', () =>
    withOffice(async ({ office, missing }) => {
      const rows = await office.list();
      const note = `sandbar: ${missing} 年放假通知尚未载入，跨入该年的期限均为暂定：请运行 sandbar calendar load / the notice for ${missing} is not loaded and clocks that reach into it are provisional: run sandbar calendar load`;
      const notes = [`changes=${rows.length}`, ...(missing === null ? [] : [note])];
      return { data: { changes: rows, missingNotice: missing }, lines: rows.map(changeLine), notes };
    }),
  );
  const confirm = calendar
    .command('confirm')
    .description('确认他人录入的变动（录入人不能自己确认） / confirm what another person entered')
    .argument('<id>', '变动编号 / id of the change')
    .option('--by <login>', BY);
  answering(confirm, 'calendar confirm 00000000-0000-7000-8000-000000000000 --by admin', (id: string, { by }: Given) =>
    withOffice(async ({ office, actorOf }) => {
      const actor = await actorOf(by);
      const shown = accepted(await office.show(asId(id)));
      const change = accepted(await office.confirm(asId(id), actor));
      return {
        data: { change, plan: shown.plan },
        lines: [...planLines(shown.plan), changeLine(change)],
        notes: [
          planTotals(shown.plan),
          `自 ${change.inForceAt} 起生效，由工作进程逐件重算 / counts from then on; the worker moves the cases`,
        ],
      };
    }),
  );
  const withdraw = calendar
    .command('withdraw')
    .description('撤回尚未确认的变动 / take back a change that is not confirmed yet')
    .argument('<id>', '变动编号 / id of the change')
    .option('--by <login>', BY);
  answering(withdraw, 'calendar withdraw 00000000-0000-7000-8000-000000000000 --by admin', (id: string, { by }: Given) =>
    withOffice(async ({ office, actorOf }) => {
      const change = accepted(await office.withdraw(asId(id), await actorOf(by)));
      return { data: { change }, lines: [changeLine(change)] };
    }),
  );
}

interface Given {
  readonly dryRun?: boolean;
  readonly by?: string;
}
const EXAMPLE =
  'calendar override --from 2026-12-14 --becomes off --reason holiday-lengthened --number no-1 --title decree --date 2026-11-27 --url https://example.org --dry-run';

/** The list of what would move, and unless it is a dry run the change entered for another person to confirm. */
async function propose({ office, actorOf }: Opened, proposal: Proposal, { dryRun, by }: Given): Promise<Answer> {
  const plan = accepted(await office.preview(proposal));
  if (dryRun === true) return { data: { plan }, lines: planLines(plan), notes: [planTotals(plan)] };
  const change = accepted(await office.enter(proposal, await actorOf(by)));
  return { data: { change, plan }, lines: [...planLines(plan), changeLine(change)], notes: [planTotals(plan), CONFIRM] };
}
