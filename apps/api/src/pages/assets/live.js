// One stream a browser: this file is the page's script and, in a shared worker, the one that holds the stream. The pages do without it.
'use strict';
(() => {
  const KEPT = 200;
  const AGAIN_MS = [5_000, 15_000, 60_000];

  /** Is the position before the other one? Of different databases: not comparable, so yes. */
  const isBefore = (one, other) => {
    const [a, b] = [one, other].map((text) => text.split('-'));
    if (a[0] !== b[0]) return true;
    return Number(a[1]) < Number(b[1]) || (a[1] === b[1] && Number(a[2]) < Number(b[2]));
  };

  /** Opens the stream and tells what comes. The browser comes back by itself after a break; after a refusal this does, ever more rarely. */
  const openStream = (after, tell) => {
    const stream = { last: after, ended: false };
    let refused = 0;
    const open = () => {
      const source = (stream.source = new EventSource(`/v1/events?after=${encodeURIComponent(stream.last)}`));
      source.onopen = () => (refused = 0);
      source.onerror = () => {
        if (source.readyState !== EventSource.CLOSED || stream.ended || refused >= AGAIN_MS.length) return;
        setTimeout(() => stream.ended || open(), AGAIN_MS[refused]);
        refused += 1;
      };
      for (const type of ['case', 'notification', 'reset', 'end'])
        source.addEventListener(type, ({ data, lastEventId }) => {
          if (type === 'end') stream.close();
          if (lastEventId !== '') stream.last = lastEventId;
          tell({ type, id: stream.last, data: JSON.parse(data) });
        });
    };
    stream.close = () => {
      stream.ended = true;
      stream.source.close();
    };
    open();
    return stream;
  };

  /** In the shared worker: one stream of one person for every page, with the last events for a page that was drawn before them. */
  const serve = () => {
    const pages = new Set();
    let stream;
    let who;
    let recent = [];
    let since = '';
    const tell = (event) => {
      recent.push(event);
      if (recent.length > KEPT) since = recent.shift().id;
      for (const page of pages) page.postMessage(event);
    };
    const hello = (page, { after, person }) => {
      if (stream === undefined || stream.ended || person !== who) {
        if (stream !== undefined) stream.close();
        who = person;
        recent = [];
        since = after;
        stream = openStream(after, tell);
      } else if (isBefore(after, since)) page.postMessage({ type: 'reset', id: after, data: {} });
      for (const event of recent) if (isBefore(after, event.id)) page.postMessage(event);
      pages.add(page);
    };
    self.onconnect = ({ ports: [page] }) => {
      page.onmessage = ({ data }) => (data.type === 'hello' ? hello(page, data) : pages.delete(page));
    };
  };

  /** On a page: counts what is newer than what it shows, and offers to reload. Nothing on the page moves. */
  const watch = (place) => {
    const {
      live: scope,
      liveVersion,
      liveAfter: after,
      liveWho: person,
      liveScript,
      liveOne,
      liveMany,
      liveOld,
      liveReload,
    } = place.dataset;
    const shown = new Map([...document.querySelectorAll('[data-case]')].map((row) => [row.dataset.case, Number(row.dataset.version)]));
    if (liveVersion !== '') shown.set(scope, Number(liveVersion));
    const news = new Set();

    const say = (text) => {
      const words = document.createElement('span');
      words.textContent = text;
      const link = document.createElement('a');
      link.href = location.href;
      link.textContent = liveReload;
      place.replaceChildren(words, link);
    };
    const show = ({ type, data }) => {
      if (type === 'reset') return say(liveOld);
      if (type === 'notification' && scope === 'inbox') news.add(data.id);
      if (
        type === 'case' &&
        scope !== 'inbox' &&
        (scope === 'cases' || scope === data.caseId) &&
        data.version > (shown.get(data.caseId) ?? 0)
      )
        news.add(data.caseId);
      if (news.size > 0) say(news.size === 1 ? liveOne : liveMany.replace('{n}', String(news.size)));
    };

    if (typeof SharedWorker === 'function') {
      const { port } = new SharedWorker(liveScript, { name: 'sandbar-live' });
      port.onmessage = ({ data }) => show(data);
      const hello = () => port.postMessage({ type: 'hello', after, person });
      addEventListener('pagehide', () => port.postMessage({ type: 'bye' }));
      addEventListener('pageshow', ({ persisted }) => persisted && hello());
      hello();
    } else if (typeof BroadcastChannel === 'function' && 'locks' in navigator) {
      // One page holds the stream and tells the others; when it closes, the next one that waited for the lock goes on.
      const name = `sandbar-live ${person}`;
      const channel = new BroadcastChannel(name);
      let last = after;
      const take = (event) => {
        if (isBefore(last, event.id)) last = event.id;
        show(event);
      };
      channel.onmessage = ({ data }) => take(data);
      void navigator.locks.request(
        name,
        () =>
          new Promise(() => {
            openStream(last, (event) => {
              channel.postMessage(event);
              take(event);
            });
          }),
      );
    }
  };

  if (typeof SharedWorkerGlobalScope === 'function' && self instanceof SharedWorkerGlobalScope) serve();
  else for (const place of document.querySelectorAll('[data-live]')) watch(place);
})();
