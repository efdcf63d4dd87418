import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { html } from '../html/html.js';

/** One link that leads to the identity provider. */
export function goThere(frame: Frame, url: string, name: string): Page {
  const t = wordsIn(frame.lang);
  const title = t('前往统一身份认证', 'On to the identity provider');
  return {
    title,
    main: html`<h1>${title}</h1>
      <p>
        ${t(`将离开本站，前往“${name}”验证身份，然后回到本站。`, `You leave this site for «${name}», show who you are there, and come back.`)}
      </p>
      <p><a class="button" href="${url}">${t('继续', 'Go on')}</a> <a href="/me/security">${t('取消', 'Cancel')}</a></p>`,
  };
}

/** Signed out here; the provider may still know the person. */
export function signedOutPage(frame: Frame, url: string, name: string): Page {
  const t = wordsIn(frame.lang);
  const title = t('已退出本站', 'You are signed out here');
  return {
    title,
    main: html`<h1>${title}</h1>
      <p>${t(`您在“${name}”可能仍处于登录状态。`, `At «${name}» you may still be signed in.`)}</p>
      <p>
        <a class="button" href="${url}">${t('也从那里退出', 'Sign out there too')}</a> <a href="/">${t('回到首页', 'To the first page')}</a>
      </p>`,
  };
}
