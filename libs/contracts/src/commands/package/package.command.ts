import { PROVINCES } from '@sandbar/domain';
import type { Province, Tlp } from '@sandbar/domain';
import { Day, Flag, ListOf, OneOf, Text, Whole } from '../../fields/index.js';
import { BOUNDS, ReasonPayload, WithholdPart } from '../parts.js';
import type { PackageSent } from '../sent.js';

/** What a coordinator does with a sharing package (process.md §5). */
export class SubmitPackagePayload implements PackageSent<'SUBMIT_PACKAGE'> {
  @OneOf(['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'])
  tlp!: Tlp;
  @Text(BOUNDS.reason)
  purpose!: string;
  @Text(BOUNDS.reason)
  legalBasis!: string;
  @Day()
  expiresOn!: string;
  @ListOf(() => WithholdPart, { max: 200 })
  withhold!: WithholdPart[];
  /** Highest data level that is disclosed, JR/T 0197-2020. */
  @Whole(1, 5)
  maximumLevel!: number;
  @Text(BOUNDS.reason, 0)
  note!: string;
}
export class ReleasePackagePayload implements PackageSent<'RELEASE'> {
  @Flag()
  secrecyDeclared!: boolean;
  @Flag()
  legalBasisChecked!: boolean;
}
export class ProvinceReasonPayload extends ReasonPayload implements PackageSent<'LEAVE_PROVINCE_OUT'> {
  @OneOf(PROVINCES)
  province!: Province;
}
export class ReferPayload extends ReasonPayload implements PackageSent<'REFER'> {
  @Text(200)
  superior!: string;
}
export class SuperiorAnsweredPayload extends ProvinceReasonPayload implements PackageSent<'SUPERIOR_ANSWERED'> {
  @OneOf(['recognised', 'notRecognised'])
  answer!: 'recognised' | 'notRecognised';
  /** Number of the document that holds the answer. */
  @Text(200)
  document!: string;
}
