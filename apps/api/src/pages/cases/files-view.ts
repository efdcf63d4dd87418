import { html } from '../html/html.js';
import type { Child } from '../html/html.js';
import { table, time } from '../html/parts.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { AttachmentFile } from '../../ports/index.js';

/** Uploaded files with their hashes, and a form to add one. They are given out as downloads only. */
export function filesView(
  frame: Frame,
  caseId: string,
  { files, mayUpload }: { readonly files: readonly AttachmentFile[]; readonly mayUpload: boolean },
  print: boolean,
): Child {
  const t = wordsIn(frame.lang);
  if (files.length === 0 && !mayUpload) return null;
  const title = t('附件', 'Attachments');
  return html`<section aria-labelledby="files">
    <h2 id="files">${title}</h2>
    ${
      files.length > 0 &&
      table<AttachmentFile>(
        title,
        [
          { label: t('文件', 'File'), cell: (file) => html`<a href="/v1/cases/${caseId}/attachments/${file.id}">${file.name}</a>` },
          { label: t('大小', 'Size'), cell: (file) => `${Math.ceil(file.size / 1024).toLocaleString('en-US')} kB`, className: 'nowrap' },
          { label: t('上传于', 'Uploaded'), cell: (file) => time(file.uploadedAt) },
          { label: t('扫描', 'Scan'), cell: (file) => scanned(file, t) },
          { label: 'SHA-256', cell: (file) => html`<code>${file.sha256}</code>` },
        ],
        files,
        { captionHidden: true },
      )
    }
    ${mayUpload && !print && uploadForm(frame, caseId, `/cases/${caseId}#files`)}
  </section>`;
}

/** A form that uploads one file and comes back. */
export function uploadForm(frame: Frame, caseId: string, back: string): Child {
  const t = wordsIn(frame.lang);
  return html`<form method="post" action="/cases/${caseId}/files?back=${encodeURIComponent(back)}" enctype="multipart/form-data">
    <div class="field">
      <label for="file">${t('上传文件', 'Upload a file')}</label>
      <p class="help" id="file-help">
        ${t(
          'PDF、Office 文档、图片或文本；系统按内容识别类型并计算指纹，尚未接入病毒扫描。',
          'PDF, office documents, pictures or text. The type is told by the content and a hash is taken; files are not scanned yet.',
        )}
      </p>
      <input id="file" name="file" type="file" required aria-describedby="file-help" />
    </div>
    <button class="second">${t('上传', 'Upload')}</button>
  </form>`;
}

const scanned = (file: AttachmentFile, t: Words): Child =>
  file.status === 'not-scanned' ? html`<span class="tag warn">${t('未扫描', 'not scanned')}</span>` : file.status;
