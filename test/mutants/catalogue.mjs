// Bugs seeded on purpose, each by exact replacement of text that must stand once in its file, and the tests that should find it.
// Plain JavaScript: the runner needs no compilation.

/**
 * @typedef {object} Mutant
 * @property {string} name what the bug does, in the words of whoever would meet it
 * @property {readonly {file: string, find: string, replace: string}[]} edits
 * @property {'unit' | 'story' | 'int'} project of Jest
 * @property {string} tests path of the test file
 */

/** @type {readonly Mutant[]} */
export const MUTANTS = [
  {
    name: 'a command on a stale version is taken for one on the present version',
    edits: [
      {
        file: 'libs/workflow/src/road/workflow.ts',
        find: '    if (stale !== undefined) return stale;\n',
        replace: '    void stale;\n',
      },
    ],
    project: 'int',
    tests: 'libs/workflow/src/road/workflow.int-spec.ts',
  },
  {
    name: 'the statement that writes no longer asks for the version',
    edits: [
      {
        file: 'libs/persistence/src/migrations/1795000000090-write-cases-together.ts',
        find: 'updated_at = p_at\n    WHERE id = p_case AND version = p_expected AND head_hash = p_prev_hash;',
        replace: 'updated_at = p_at\n    WHERE id = p_case;',
      },
      {
        file: 'libs/persistence/src/migrations/1795000000090-write-cases-together.ts',
        find: 'header = p_header\n    WHERE id = p_case AND version = p_expected AND head_hash = p_prev_hash;',
        replace: 'header = p_header\n    WHERE id = p_case;',
      },
    ],
    project: 'int',
    tests: 'libs/persistence/src/cases/unit-of-work.int-spec.ts',
  },
  {
    name: 'a firm may act on the case of another firm',
    edits: [
      {
        file: 'libs/identity/src/policy/policy-table.ts',
        find: '  actor.organisation !== null && actor.authority === null ? { [field]: actor.organisation } : undefined;',
        replace: '  actor.organisation !== null && actor.authority === null ? {} : undefined;',
      },
    ],
    project: 'unit',
    tests: 'libs/identity/src/policy/casl-policy.spec.ts',
  },
  {
    name: 'the same idempotency key with another body gets the old answer',
    edits: [
      {
        file: 'libs/workflow/src/road/replay.ts',
        find: "return stored.bodyHash === bodyHash ? stored.answer : refuse('command.key_reused', { key: command.key });",
        replace: 'return bodyHash.length > 0 ? stored.answer : undefined;',
      },
    ],
    project: 'int',
    tests: 'libs/workflow/src/road/workflow.int-spec.ts',
  },
  {
    name: 'a reminder is sent again at every look',
    edits: [
      {
        file: 'libs/workflow/src/deadlines/deadline-clock.ts',
        find: '.filter((step) => step.at >= row.nextWakeAt! && step.at <= now)',
        replace: '.filter((step) => step.at <= now)',
      },
    ],
    project: 'unit',
    tests: 'libs/workflow/src/deadlines/deadline-clock.spec.ts',
  },
  {
    name: 'a deadline expires at the first look of its last day',
    edits: [
      {
        file: 'libs/workflow/src/deadlines/deadline-clock.ts',
        find: "row.status === 'running' && row.dueAt !== null && row.dueAt <= now;",
        replace: "row.status === 'running' && row.dueAt !== null && row.dueAt.slice(0, 10) <= now.slice(0, 10);",
      },
    ],
    project: 'unit',
    tests: 'libs/workflow/src/deadlines/deadline-clock.spec.ts',
  },
  {
    name: 'of several things that follow from a fact only the first is put into the outbox',
    edits: [
      {
        file: 'libs/workflow/src/outbox/outbox-of.ts',
        find: '(input.definition.reactions[fact.type] ?? []).forEach((reaction, j) => {',
        replace: '(input.definition.reactions[fact.type] ?? []).slice(0, 1).forEach((reaction, j) => {',
      },
    ],
    project: 'story',
    tests: 'test/scenarios/shared-application.spec.ts',
  },
  {
    name: 'a Saturday that is worked to make up for a holiday is no working day',
    edits: [
      {
        file: 'libs/calendar/src/working-calendar.ts',
        find: '      if (workingWeekends.has(day)) return true;\n',
        replace: '',
      },
    ],
    project: 'unit',
    tests: 'libs/calendar/src/working-days.spec.ts',
  },
  {
    name: 'the database shows the record of a case to every firm',
    edits: [
      {
        file: 'libs/persistence/src/migrations/1795000000010-secure-cases.ts',
        find: "CREATE POLICY case_record_read   ON case_record FOR SELECT TO sandbar_app USING (${sees('case_record.case_id')});",
        replace: 'CREATE POLICY case_record_read   ON case_record FOR SELECT TO sandbar_app USING (true);',
      },
    ],
    project: 'int',
    tests: 'libs/persistence/src/session/row-security.int-spec.ts',
  },
  {
    name: 'whoever prepared a province’s answer may release it too',
    edits: [
      {
        file: 'libs/domain/src/sharing-leg/sharing-leg.guards.ts',
        find: '    ![meta.actor.person, meta.onBehalfOf].some((person) => person !== null && context.preparers.includes(person)),\n  draftIs',
        replace: '    meta.actor.person !== null && context.preparers !== undefined,\n  draftIs',
      },
    ],
    project: 'story',
    tests: 'test/scenarios/sharing-guards.spec.ts',
  },
];
