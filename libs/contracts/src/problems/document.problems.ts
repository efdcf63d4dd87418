import type { ProblemCode } from './problem-code.js';
import { row } from './problem-row.js';
import type { ProblemRow } from './problem-row.js';

/** What can be wrong with an uploaded document; the fault itself (libs/documents) says the details. */
export const DOCUMENT_PROBLEMS = {
  'document.too_large': row(
    413,
    'info',
    ['文件超过大小上限', 'The file is larger than allowed'],
    ['请压缩或拆分文件', 'Compress or split the file'],
  ),
  'document.empty': row(422, 'info', ['文件为空', 'The file is empty'], ['请选择有内容的文件', 'Choose a file with content']),
  'document.type_not_allowed': row(
    422,
    'info',
    ['不接受此类文件', 'This kind of file is not accepted'],
    ['请改用 pdf、png、jpg、docx 或 xlsx', 'Upload pdf, png, jpg, docx or xlsx'],
  ),
  'document.type_mismatch': row(
    422,
    'info',
    ['文件内容与名称或声明的类型不符', 'The content does not match the name or the declared type'],
    ['请以正确格式另存后上传', 'Save it in the right format and upload again'],
  ),
  'document.name_invalid': row(422, 'info', ['文件名无效', 'The file name is not valid'], ['请改用普通文件名', 'Use a plain name']),
  'document.upload_broken': row(
    400,
    'info',
    ['上传中断', 'The upload broke off'],
    ['未保存任何内容，请重新上传', 'Nothing was kept; upload again'],
  ),
  'document.disk_full': row(
    507,
    'error',
    ['存储空间已满', 'The storage is full'],
    ['未保存任何内容；请联系平台管理员', 'Nothing was kept; tell the administrator of the platform'],
  ),
  'document.storage_unavailable': row(503, 'error', ['存储暂时不可用', 'The storage is not available'], ['请稍后再试', 'Try again later']),
  'document.not_found': row(404, 'info', ['没有这份文件', 'There is no such document'], ['请核对编号', 'Check the id']),
  'document.corrupted': row(
    500,
    'error',
    ['存储的文件与其指纹不符', 'The stored file does not match its hash'],
    ['已停止提供；请联系平台管理员', 'It is not given out; tell the administrator of the platform'],
  ),
} as const satisfies Partial<Record<ProblemCode, ProblemRow>>;
