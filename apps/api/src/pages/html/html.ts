/** What may stand in a template: markup made by html``, text (escaped), numbers, nothing, or a list of these. */
export type Child = Html | string | number | null | undefined | false | readonly Child[];

/** Markup that is safe to send. Only html`` makes it, so text that a person typed cannot become markup by any other way. */
export class Html {
  /** @internal use html`` */
  constructor(
    readonly markup: string,
    seal: typeof SEAL,
  ) {
    if (seal !== SEAL) throw new Error('markup is made by html`` only');
  }
}
const SEAL = Symbol('html');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/** Text as it may stand between tags and in a quoted attribute. */
function escape(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? character);
}

function markupOf(child: Child): string {
  if (child instanceof Html) return child.markup;
  if (child === null || child === undefined || child === false) return '';
  if (typeof child === 'string') return escape(child);
  if (typeof child === 'number') return String(child);
  return child.map(markupOf).join('');
}

/** The one way to markup: everything put into the template is escaped unless it is markup already. Attributes are always quoted. */
export function html(strings: TemplateStringsArray, ...children: readonly Child[]): Html {
  let markup = strings[0] ?? '';
  children.forEach((child, index) => (markup += markupOf(child) + (strings[index + 1] ?? '')));
  return new Html(markup, SEAL);
}

/** Attributes with a value; true stands alone, false and undefined are left out. Names are the program's own, never a person's. */
export function attributes(named: Readonly<Record<string, string | number | boolean | undefined>>): Html {
  const written = Object.entries(named).map(([name, value]) => {
    if (value === undefined || value === false) return '';
    return value === true ? ` ${name}` : ` ${name}="${escape(String(value))}"`;
  });
  return new Html(written.join(''), SEAL);
}
