import type { Ctx } from '@sandbar/workflow';

/** What is known of an uploaded file; its bytes lie in the document store under their hash. */
export interface AttachmentFile {
  readonly id: string;
  readonly caseId: string;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** `not-scanned` until a scanner is joined. */
  readonly status: string;
  /** Person id. */
  readonly uploadedBy: string;
  readonly uploadedAt: string;
}

/** The files of a case, by row security visible to its holders. */
export interface Attachments {
  add(ctx: Ctx, file: AttachmentFile): Promise<void>;
  list(ctx: Ctx, caseId: string): Promise<readonly AttachmentFile[]>;
  find(ctx: Ctx, caseId: string, id: string): Promise<AttachmentFile | undefined>;
}
