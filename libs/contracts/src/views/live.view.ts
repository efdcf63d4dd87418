/** Event `case` of the stream: something happened in a case that the reader holds. A hint to read it again, no more. */
export interface LiveCaseView {
  readonly caseId: string;
  readonly kind: string;
  readonly version: number;
  readonly stage: string;
  readonly closed: boolean;
  /** The event; null where the reader sees the headline only. */
  readonly type: string | null;
  /** The next due instant; null: none, or the headline only. */
  readonly dueAt: string | null;
}

/** Event `notification` of the stream: a new row in the reader's inbox. */
export interface LiveNoticeView {
  readonly id: string;
  readonly caseId: string;
  readonly todo: boolean;
}
