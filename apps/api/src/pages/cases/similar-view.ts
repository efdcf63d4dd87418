import type { LikenessView, SimilarView } from '@sandbar/contracts';
import { html } from '../html/html.js';
import type { Child } from '../html/html.js';
import { table } from '../html/parts.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';

/** What is like the case: for offices with scores field by field; a firm reads which public precedents there are. */
export function similarView(frame: Frame, found: SimilarView | undefined): Child {
  if (found === undefined || found.precedents.length + found.cases.length === 0) return null;
  const t = wordsIn(frame.lang);
  const say = sayIn(frame.lang);
  const scored = found.precedents.some(({ likeness }) => likeness !== null);
  const precedents = t('相近的公开先例', 'Public precedents that are similar');
  const others = t('相近的申请', 'Similar applications');
  return html`<section aria-labelledby="similar">
    <h2 id="similar">${found.cases.length > 0 ? t('相近的申请与先例', 'Similar applications and precedents') : precedents}</h2>
    <p class="soft">
      ${
        scored || found.cases.length > 0
          ? t(
              '按名称、技术和应用场景比对，供人工判断；相近不是不予登记的理由。',
              'By name, technology and scene, for a person to judge; being similar is no ground to decline.',
            )
          : t('以下公开试点与您的申请相近，可供参考。', 'These public pilots are similar to your application, for your information.')
      }
    </p>
    ${
      found.cases.length > 0 &&
      table(
        others,
        [
          {
            label: t('申请', 'Application'),
            cell: ({ case: seen }: SimilarView['cases'][number]) =>
              seen === null
                ? html`<span class="soft"
                    >${t('未向本省（市）披露，请联系该省（市）联络员', 'not disclosed to your province: ask its coordinator')}</span
                  >`
                : html`<a href="/cases/${seen.id}">${seen.title}</a> <small>${seen.number}</small>`,
          },
          { label: t('省市', 'Province'), cell: ({ province }) => say(province.label) },
          { label: t('阶段', 'Stage'), cell: ({ case: seen }) => (seen === null ? '' : say(seen.stage.label)) },
          ...scores<SimilarView['cases'][number]>(t),
        ],
        found.cases,
      )
    }
    ${
      found.precedents.length > 0 &&
      table(
        precedents,
        [
          { label: t('先例', 'Precedent'), cell: ({ name }: SimilarView['precedents'][number]) => html`<a href="/precedents">${name}</a>` },
          { label: t('城市', 'City'), cell: ({ city }) => say(city) },
          { label: t('机构', 'Parties'), cell: ({ applicants }) => applicants.join(t('、', '; ')) },
          ...(scored ? scores<SimilarView['precedents'][number]>(t) : []),
        ],
        found.precedents,
        // Alone it stands under a heading that says the same.
        found.cases.length > 0 ? {} : { captionHidden: true },
      )
    }
  </section>`;
}

const percent = (share: number | null | undefined): string => (share === null || share === undefined ? '–' : `${Math.round(share * 100)}%`);

function scores<T extends { readonly likeness: LikenessView | null }>(t: Words) {
  const of = (field: keyof LikenessView, label: string) => ({
    label,
    cell: ({ likeness }: T): Child => percent(likeness?.[field]),
    className: 'number',
  });
  return [
    of('score', t('相似度', 'Likeness')),
    of('name', t('名称', 'Name')),
    of('technology', t('技术', 'Technology')),
    of('scene', t('场景', 'Scene')),
  ];
}
