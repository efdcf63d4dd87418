import type { RuleVersion } from '@sandbar/workflow';
import type { Command } from 'commander';
import { accepted } from '../calendar/print-plan.js';
import { answering } from '../line/answer.js';
import { asDay } from '../line/as-day.js';
import { asId } from '../line/as-id.js';
import { readJson } from '../line/read-json.js';
import { ruleChangeLine, rulePlanLines, rulePlanTotals, versionLine } from '../rules/print-rules.js';
import { withRules } from '../rules/with-rules.js';
import { Refusal } from '../refusal.js';

const BY = '办理人的登录名 / sign-in name of who does it';
const ID = '变动编号 / id of the change';
const NO_ID = '00000000-0000-7000-8000-000000000000';
const CONFIRM = '已录入，待另一人确认后生效 / entered: it counts once another person has confirmed it';

interface By {
  readonly by?: string;
}

/** `sandbar rules list | load | changes | confirm | withdraw`: the rule table as data, by two persons, with a dry run. */
export function register(program: Command): void {
  const rules = program.command('rules').description('规则表：天数、人数、核对清单 / the rule table: days, quorums, checklists');
  const list = rules
    .command('list')
    .description('某日有效的规则 / the rules in force on a day')
    .argument('[code]', '规则代码或其前段，缺省为全部 / code of a rule or its beginning; all when left out')
    .option('--at <day>', '日期，缺省为今日 / day, YYYY-MM-DD; today when left out');
  answering(list, 'rules list clock.notice --at 2026-09-18', (code: string | undefined, { at }: { at?: string }) =>
    withRules(async ({ office, now }) => {
      const { dayInShanghai } = await import('@sandbar/calendar');
      const day = at === undefined ? dayInShanghai(now) : asDay(at);
      const versions = await office.listVersions();
      const named = versions.filter((row) => code === undefined || row.code === code || row.code.startsWith(`${code}.`));
      if (named.length === 0) throw new Refusal(`没有此规则：${code}`, `There is no such rule: ${code}`, 1);
      const found = named.filter((row) => inForce(row, day, named));
      return { data: { day, rules: found }, lines: found.map(versionLine), notes: [`day=${day} rules=${found.length}`] };
    }),
  );
  const load = rules
    .command('load')
    .description('载入规则的新版本（JSON） / load new versions of rules from JSON')
    .argument('<file>', 'JSON 文件 / JSON file')
    .option(
      '--dry-run',
      '试算：只列出会变动的规则和保持原计算的期限 / list what would change and which clocks keep their reckoning; write nothing',
    )
    .option('--by <login>', BY);
  answering(load, 'rules load rules-2027.json --dry-run', (file: string, { dryRun, by }: By & { readonly dryRun?: boolean }) => {
    const value = readJson(file);
    return withRules(async ({ office, actorOf }) => {
      const wanted = accepted(await office.read(value));
      const plan = await office.preview(wanted);
      const notes = [rulePlanTotals(plan)];
      if (dryRun === true) return { data: { plan }, lines: rulePlanLines(plan), notes };
      const change = accepted(await office.enter(wanted, await actorOf(by)));
      return { data: { change, plan }, lines: [...rulePlanLines(plan), ruleChangeLine(change)], notes: [...notes, CONFIRM] };
    });
  });
  const changes = rules.command('changes').description('规则的各项变动及其状态 / the changes of the rules and where they stand');
  answering(changes, 'rules changes', () =>
    withRules(async ({ office }) => {
      const found = await office.list();
      return { data: { changes: found }, lines: found.map(ruleChangeLine), notes: [`changes=${found.length}`] };
    }),
  );
  const confirm = rules
    .command('confirm')
    .description('确认他人录入的变动（录入人不能自己确认） / confirm what another person entered')
    .argument('<id>', ID)
    .option('--by <login>', BY);
  answering(confirm, `rules confirm ${NO_ID} --by admin`, (id: string, { by }: By) =>
    withRules(async ({ office, actorOf }) => {
      const actor = await actorOf(by);
      const plan = await office.preview(accepted(await office.find(asId(id))).rules);
      const change = accepted(await office.confirm(id, actor));
      return { data: { change, plan }, lines: [...rulePlanLines(plan), ruleChangeLine(change)], notes: [rulePlanTotals(plan)] };
    }),
  );
  const withdraw = rules
    .command('withdraw')
    .description('撤回尚未确认的变动 / take back a change that is not confirmed yet')
    .argument('<id>', ID)
    .option('--by <login>', BY);
  answering(withdraw, `rules withdraw ${NO_ID} --by admin`, (id: string, { by }: By) =>
    withRules(async ({ office, actorOf }) => {
      const change = accepted(await office.withdraw(asId(id), await actorOf(by)));
      return { data: { change }, lines: [ruleChangeLine(change)] };
    }),
  );
}

/** Whether a version counts on a day: of two of one code and authority the later one. */
function inForce({ code, authority, version, ...row }: RuleVersion, day: string, rows: readonly RuleVersion[]): boolean {
  const counts = (one: Pick<RuleVersion, 'effectiveFrom' | 'effectiveTo'>): boolean =>
    one.effectiveFrom <= day && (one.effectiveTo === null || day <= one.effectiveTo);
  const later = rows.some((one) => one.code === code && one.authority === authority && one.version > version && counts(one));
  return counts(row) && !later;
}
