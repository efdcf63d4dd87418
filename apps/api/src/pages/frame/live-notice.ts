import { html } from '../html/html.js';
import type { Html } from '../html/html.js';
import { wordsIn } from './frame.js';
import type { Frame } from './frame.js';
import { LIVE_SCRIPT_PATH } from './live-script.js';

/**
 * What makes a page old: any case of the reader's, one case beyond the version shown, or the inbox. Rows of a list that say `data-case` and
 * `data-version` count only what is newer.
 */
export type LiveScope = 'cases' | 'inbox' | { readonly caseId: string; readonly version: number };

/**
 * The place where a script says how many updates there are, over the page's lower edge: rows stay where they are until the reader asks. Empty and unseen
 * without a script.
 */
export function liveNotice(frame: Frame, scope: LiveScope): Html | false {
  if (frame.me === undefined || frame.position === null) return false;
  const t = wordsIn(frame.lang);
  const named = typeof scope === 'string' ? { of: scope, version: '' } : { of: scope.caseId, version: String(scope.version) };
  return html`<div
      class="live"
      role="status"
      data-live="${named.of}"
      data-live-version="${named.version}"
      data-live-after="${frame.position}"
      data-live-who="${frame.me.person}"
      data-live-script="${LIVE_SCRIPT_PATH}"
      data-live-one="${t('有 1 条更新', '1 update')}"
      data-live-many="${t('有 {n} 条更新', '{n} updates')}"
      data-live-old="${t('页面内容可能已过时', 'This page may be out of date')}"
      data-live-reload="${t('刷新', 'Refresh')}"
    ></div>
    <script src="${LIVE_SCRIPT_PATH}" defer></script>`;
}
