import type { RouteRow, Routes } from '../../http/route-row.js';
import { form, page } from '../route-rows.js';

const ofCase = (row: RouteRow): RouteRow => ({ ...row, ofCase: true });
const acting = (row: RouteRow): RouteRow => ({ ...row, ofCase: true, acting: true });
const CASE = '/cases/:id';

/** The pages of people who are signed in: their cases, the actions, the declaration being written. */
export const CASE_PAGE_ROUTES = {
  'GET /cases': page('我的案件', 'My cases', 'session'),
  'GET /cases/new': page('新建申请件', 'New application', 'session'),
  'POST /cases/new': form('新建申请件', 'New application', 'session'),
  [`GET ${CASE}`]: ofCase(page('案件', 'A case', 'case.headline')),
  [`GET ${CASE}/print`]: ofCase(page('打印', 'Print', 'case.full')),
  [`GET ${CASE}/actions/:type`]: acting(page('办理事项', 'An action', 'case.headline')),
  [`POST ${CASE}/actions/:type`]: acting(form('办理事项', 'Send an action', 'case.headline')),
  [`POST ${CASE}/files`]: ofCase({ ...form('上传附件', 'Upload an attachment', 'attachment.upload'), body: 'multipart' }),
  [`GET ${CASE}/declaration`]: ofCase(page('声明书草稿', 'Working copy', 'working-copy.read')),
  [`GET ${CASE}/declaration/check`]: ofCase(page('检查声明书', 'Check the declaration', 'working-copy.read')),
  [`GET ${CASE}/declaration/:section`]: ofCase(page('声明书的一节', 'A section of the declaration', 'working-copy.read')),
  [`POST ${CASE}/declaration/:section`]: ofCase(form('保存一节', 'Save a section', 'working-copy.write')),
} as const satisfies Routes;
