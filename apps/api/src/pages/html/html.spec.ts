import { Html, attributes, html } from './html.js';

describe('html', () => {
  it('escapes text, and lets markup of its own through', () => {
    const typed = `<script>alert("x")</script>&'\``;
    expect(html`<p title="${typed}">${typed}${html`<b>${'<'}</b>`}</p>`.markup).toBe(
      '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;&#96;">' +
        '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;&#96;<b>&lt;</b></p>',
    );
  });
  it('leaves nothing out of a list and shows nothing for nothing', () => {
    expect(html`${[html`<i>1</i>`, '<', 2]}${null}${undefined}${false}${0}`.markup).toBe('<i>1</i>&lt;20');
  });
  it('quotes attributes and leaves out those that are not', () => {
    expect(attributes({ value: '"><script>', hidden: true, disabled: false, max: 3, min: undefined }).markup).toBe(
      ' value="&quot;&gt;&lt;script&gt;" hidden max="3"',
    );
  });
  it('is not made by hand', () => {
    expect(() => new Html('<script>', undefined as never)).toThrow('html``');
  });
});
