import type { LocalDocumentStore } from '@sandbar/documents';
import { CURRENT_DECLARATION_VERSION } from '@sandbar/declaration';
import type { Ctx } from '@sandbar/workflow';
import type { DemoFile, DemoWorld, DemoWriting } from '../../../../seeds/demo/index.js';
import { demoId } from '../../../../seeds/demo/index.js';
import type { Attachments, WorkingCopies } from '../../../api/src/ports/index.js';

export interface DemoWritingPorts {
  readonly workingCopies: WorkingCopies;
  readonly attachments: Pick<Attachments, 'add' | 'list'>;
  readonly documents: Pick<LocalDocumentStore, 'store'>;
  readonly clock: DemoWorld['clock'];
}

/** Writes declarations and keeps files as the demo's firms would through the HTTP side: over the same ports, as the same people. */
export function demoWriting({ workingCopies, attachments, documents, clock }: DemoWritingPorts): DemoWriting {
  /** Documents of a firm serve all its applications: each is stored once a run. */
  const stored = new Set<string>();
  const ctxOf = (actor: Ctx['actor'], caseId: string): Ctx => ({ actor, traceId: caseId });

  const keep = async (file: DemoFile): Promise<void> => {
    if (stored.has(file.sha256)) return;
    const { sha256 } = await documents.store({ content: once(file.bytes), fileName: file.fileName, claimedMediaType: file.mediaType });
    if (sha256 !== file.sha256) throw new Error(`document ${file.fileName} was stored under another hash`);
    stored.add(sha256);
  };
  return {
    putWorkingCopy: async (caseId, content, actor, revision) => {
      const ctx = ctxOf(actor, caseId);
      const entry = { caseId, schemaVersion: String(CURRENT_DECLARATION_VERSION), content, expected: revision - 1, at: clock.now() };
      const saved = await workingCopies.save(ctx, entry);
      if (!saved.saved && saved.current < revision)
        throw new Error(`working copy of ${caseId} is at ${saved.current}, not ${revision - 1}`);
    },
    putAttachments: async (caseId, files, actor) => {
      const ctx = ctxOf(actor, caseId);
      const known = new Set((await attachments.list(ctx, caseId)).map((one) => one.sha256));
      const missing = files.filter((file) => !known.has(file.sha256));
      await Promise.all(missing.map(keep));
      for (const file of missing)
        await attachments.add(ctx, {
          id: demoId(`attachment:${caseId}:${file.sha256}`),
          caseId,
          sha256: file.sha256,
          name: file.fileName,
          mediaType: file.mediaType,
          size: file.bytes.length,
          status: 'not-scanned',
          uploadedBy: actor.person,
          uploadedAt: clock.now(),
        });
    },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
