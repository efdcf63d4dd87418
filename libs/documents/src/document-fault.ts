/** Everything that can go wrong with a document, for the problem catalogue: HTTP status and text for people, `{name}` filled from params. */
export const DOCUMENT_FAULTS = {
  'document.too_large': {
    status: 413,
    zh: '文件超过{limit}字节的上限，请压缩或拆分后重新上传。',
    en: 'The file is larger than {limit} bytes: compress or split it and upload again.',
  },
  'document.empty': { status: 422, zh: '文件是空的，请检查后重新上传。', en: 'The file is empty: check it and upload again.' },
  'document.type_not_allowed': {
    status: 422,
    zh: '不接受这种文件（识别为{found}）；可上传：{allowed}。',
    en: 'This kind of file is not accepted (found: {found}); upload one of: {allowed}.',
  },
  'document.type_mismatch': {
    status: 422,
    zh: '文件内容是{found}，与名称或声明的类型{claimed}不符；请用正确的格式另存后上传。',
    en: 'The content is {found}, its name or declared type says {claimed}: save it in the right format and upload again.',
  },
  'document.name_invalid': {
    status: 422,
    zh: '文件名无效，请改用不超过255字节的普通文件名。',
    en: 'The file name is not valid: use a plain name of at most 255 bytes.',
  },
  'document.upload_broken': {
    status: 400,
    zh: '上传中断，未保存任何内容，请重新上传。',
    en: 'The upload broke off and nothing was kept: upload again.',
  },
  'document.disk_full': {
    status: 507,
    zh: '存储空间已满，未保存任何内容；请稍后再试或联系平台管理员。',
    en: 'The storage is full and nothing was kept: try later or tell the administrator of the platform.',
  },
  'document.storage_unavailable': {
    status: 503,
    zh: '存储暂时不可用（{reason}），请稍后再试。',
    en: 'The storage is not available ({reason}): try later.',
  },
  'document.not_found': { status: 404, zh: '没有这份文件。', en: 'There is no such document.' },
  'document.corrupted': {
    status: 500,
    zh: '存储的文件与其指纹不符，已停止提供；请联系平台管理员。',
    en: 'The stored file does not match its hash and is not given out: tell the administrator of the platform.',
  },
} as const satisfies Record<string, { status: number; zh: string; en: string }>;

export type DocumentFaultCode = keyof typeof DOCUMENT_FAULTS;

/** A document could not be stored or read. `text` says in both languages what is wrong and what to do. */
export class DocumentFault extends Error {
  override readonly name = 'DocumentFault';
  readonly status: number;
  readonly text: { readonly zh: string; readonly en: string };
  constructor(
    readonly code: DocumentFaultCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    const { status, zh, en } = DOCUMENT_FAULTS[code];
    const fill = (template: string) => template.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
    super(fill(en), options);
    this.status = status;
    this.text = { zh: fill(zh), en: fill(en) };
  }
}

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT']);
const UNAVAILABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ENOTDIR']);

/** Turns what the file system throws into a fault that names the remedy; anything unknown is passed on as it is. */
export function storageFault(error: unknown): unknown {
  const reason = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (DISK_FULL.has(reason)) return new DocumentFault('document.disk_full', {}, { cause: error });
  if (UNAVAILABLE.has(reason)) return new DocumentFault('document.storage_unavailable', { reason }, { cause: error });
  return error;
}
