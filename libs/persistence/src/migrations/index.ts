import type { MigrationInterface } from 'typeorm';
import { CreateCases1795000000001 } from './1795000000001-create-cases.js';
import { CreateReference1795000000002 } from './1795000000002-create-reference.js';
import { CreateIdentity1795000000003 } from './1795000000003-create-identity.js';
import { CreateMessages1795000000004 } from './1795000000004-create-messages.js';
import { SecureCases1795000000010 } from './1795000000010-secure-cases.js';
import { SecurePeople1795000000011 } from './1795000000011-secure-people.js';
import { WriteCaseInOneCall1795000000012 } from './1795000000012-write-case-in-one-call.js';
import { CreateTemplates1795000000020 } from './1795000000020-create-templates.js';
import { CreateMail1795000000021 } from './1795000000021-create-mail.js';
import { CreateWebhooks1795000000022 } from './1795000000022-create-webhooks.js';
import { CountFailures1795000000025 } from './1795000000025-count-failures.js';
import { FreshnessOfSessions1795000000030 } from './1795000000030-freshness-of-sessions.js';
import { CreateApiKeys1795000000031 } from './1795000000031-create-api-keys.js';
import { CreateSignInWays1795000000032 } from './1795000000032-create-sign-in-ways.js';
import { KeepDelegations1795000000040 } from './1795000000040-keep-delegations.js';
import { ChangeInBulk1795000000041 } from './1795000000041-change-in-bulk.js';
import { NumberChanges1795000000050 } from './1795000000050-number-changes.js';
import { KeepFigures1795000000051 } from './1795000000051-keep-figures.js';
import { CreateStatistics1795000000060 } from './1795000000060-create-statistics.js';
import { CreateSimilarity1795000000061 } from './1795000000061-create-similarity.js';
import { CreateCalendar1795000000070 } from './1795000000070-create-calendar.js';
import { ReadCommentsForBackup1795000000080 } from './1795000000080-read-comments-for-backup.js';
import { WriteCasesTogether1795000000090 } from './1795000000090-write-cases-together.js';
import { CreateTurns1795000000091 } from './1795000000091-create-turns.js';
import { FindLeasedClocks1795000000092 } from './1795000000092-find-leased-clocks.js';
import { ChangeRules1795000000100 } from './1795000000100-change-rules.js';
import { TellTurnsByCourt1795000000101 } from './1795000000101-tell-turns-by-court.js';

/** Every migration, oldest first: a list of classes, never a glob. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  CreateCases1795000000001,
  CreateReference1795000000002,
  CreateIdentity1795000000003,
  CreateMessages1795000000004,
  SecureCases1795000000010,
  SecurePeople1795000000011,
  WriteCaseInOneCall1795000000012,
  CreateTemplates1795000000020,
  CreateMail1795000000021,
  CreateWebhooks1795000000022,
  CountFailures1795000000025,
  FreshnessOfSessions1795000000030,
  CreateApiKeys1795000000031,
  CreateSignInWays1795000000032,
  KeepDelegations1795000000040,
  ChangeInBulk1795000000041,
  NumberChanges1795000000050,
  KeepFigures1795000000051,
  CreateStatistics1795000000060,
  CreateSimilarity1795000000061,
  CreateCalendar1795000000070,
  ReadCommentsForBackup1795000000080,
  WriteCasesTogether1795000000090,
  CreateTurns1795000000091,
  FindLeasedClocks1795000000092,
  ChangeRules1795000000100,
  TellTurnsByCourt1795000000101,
];
