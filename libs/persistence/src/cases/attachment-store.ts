import type { Ctx } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { toInstant } from '../session/instant.js';
import { Rooms } from '../session/rooms.js';

/** What is known of an uploaded file; its bytes lie in the document store under their hash. */
export interface AttachmentFile {
  readonly id: string;
  readonly caseId: string;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly status: string;
  /** Person id. */
  readonly uploadedBy: string;
  readonly uploadedAt: string;
}

interface AttachmentColumns extends Omit<AttachmentFile, 'size' | 'uploadedAt'> {
  size: string;
  uploaded_at: Date;
}

const COLUMNS = `id, case_id AS "caseId", sha256, name, mime AS "mediaType", size, status, uploaded_by AS "uploadedBy", uploaded_at`;

/** The files of a case, for those who hold the whole of it. */
export class AttachmentStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async add(ctx: Ctx, file: AttachmentFile): Promise<void> {
    const { id, caseId, sha256, name, mediaType, size, status, uploadedBy, uploadedAt } = file;
    const text = `INSERT INTO attachment (id, case_id, sha256, name, mime, size, status, uploaded_by, uploaded_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
    await this.rooms.as(ctx, 'write', (db) => db.query(text, [id, caseId, sha256, name, mediaType, size, status, uploadedBy, uploadedAt]));
  }

  async list(ctx: Ctx, caseId: string): Promise<readonly AttachmentFile[]> {
    const text = `SELECT ${COLUMNS} FROM attachment WHERE case_id = $1 ORDER BY uploaded_at, id`;
    return (await this.rooms.readAs<AttachmentColumns & Record<string, unknown>>(ctx, text, [caseId])).map(toFile);
  }

  async find(ctx: Ctx, caseId: string, id: string): Promise<AttachmentFile | undefined> {
    const text = `SELECT ${COLUMNS} FROM attachment WHERE case_id = $1 AND id = $2`;
    const [row] = await this.rooms.readAs<AttachmentColumns & Record<string, unknown>>(ctx, text, [caseId, id]);
    return row && toFile(row);
  }
}

function toFile({ uploaded_at, size, ...row }: AttachmentColumns): AttachmentFile {
  return { ...row, size: Number(size), uploadedAt: toInstant(uploaded_at) };
}
