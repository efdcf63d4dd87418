import type { PackageEventType } from '@sandbar/domain';
import type { PayloadClass } from '../../fields/index.js';
import { CommentPayload, EmptyPayload, ReasonPayload } from '../parts.js';
import type { PackageSent, PlatformEvent } from '../sent.js';
import {
  ProvinceReasonPayload,
  ReferPayload,
  ReleasePackagePayload,
  SubmitPackagePayload,
  SuperiorAnsweredPayload,
} from './package.command.js';

type PersonEvent = Exclude<PackageEventType, PlatformEvent['sharing-package']>;

/** Every event of a sharing package that a person can send, and the class of its payload. */
export const PACKAGE_COMMANDS = {
  SUBMIT_PACKAGE: SubmitPackagePayload,
  RELEASE: ReleasePackagePayload,
  SEND_BACK: CommentPayload,
  REQUEST_REVISION: ReasonPayload,
  ESCALATE: ReasonPayload,
  LEAVE_PROVINCE_OUT: ProvinceReasonPayload,
  REFER: ReferPayload,
  SUPERIOR_ANSWERED: SuperiorAnsweredPayload,
  DECIDE_OWN_TERRITORY: ReasonPayload,
  WITHDRAW_PACKAGE: ReasonPayload,
  RECALL_PACKAGE: ReasonPayload,
  CLOSE: EmptyPayload,
} as const satisfies { [T in PersonEvent]: PayloadClass<PackageSent<T>> };
