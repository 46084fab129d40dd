// @vitest-environment jsdom
import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { cleanRichText } from './clean.ts';
import { addressOf } from './link-dialog.tsx';
import { htmlOfMarkdown, markdownOf, type RichNode } from './markdown.ts';
import { pastedHtml } from './pasted.ts';

const ATTACKS = [
  '<script>alert(1)</script><p>ok</p>',
  '<p onclick="alert(1)" onmouseover=alert(1)>ok</p>',
  '<a href="javascript:alert(1)">ok</a>',
  '<a href="  JaVaScRiPt&#58;alert(1)">ok</a>',
  '<a href="data:text/html,<script>alert(1)</script>">ok</a>',
  '<a href="vbscript:x">ok</a>',
  '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>ok</text></a></svg>ok',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">ok',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">ok',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>ok',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">ok</noscript>ok',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>ok',
  '<img src=x onerror=alert(1)>ok',
  '<p style="background:url(javascript:alert(1))">ok</p>',
  '<template><script>alert(1)</script></template>ok',
  '<a href="https://example.com" target="_blank" data-x="1" id="location">ok</a>',
  '<input autofocus onfocus=alert(1)>ok',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->ok',
];

describe.each([
  ['clean', cleanRichText],
  ['pasted', pastedHtml],
])('%s', (_, clean) => {
  it.each(ATTACKS)('%s leaves nothing that runs', (attack) => {
    const html = clean(attack);
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    expect(body.querySelector('script, svg, math, style, iframe, img, form, input, template, noscript')).toBeNull();
    for (const element of body.querySelectorAll('*'))
      for (const { name, value } of element.attributes) {
        expect(['href', 'start', 'data-type', 'data-checked']).toContain(name);
        if (name === 'href') expect(value).toMatch(/^(https?:|mailto:|tel:)/);
      }
    // Of what tries to confuse the parser nothing need be left.
    if (!attack.includes('<math>')) expect(body.textContent).toContain('ok');
    // Cleaning again changes nothing: what the parser makes of it is what was meant.
    expect(cleanRichText(html)).toBe(html);
  });
});

describe('what was copied', () => {
  it('from Word: lists are lists, looks are gone', () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body>
      <p class=MsoNormal><b><span style='font-size:14.0pt'>Title</span></b><o:p></o:p></p>
      <p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>One</p>
      <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o</span>Inner</p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Two</p>
      <p class=MsoNormal>After</p></body></html>`;
    expect(pastedHtml(word).replaceAll(/\s*\n\s*/g, '')).toBe(
      '<p><strong>Title</strong></p>'.replaceAll('strong', 'b') + '<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul><p>After</p>',
    );
  });

  it('from Google Docs and web pages: emphasis that is only a look becomes emphasis, and bold that is none goes', () => {
    const docs =
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:700">Bold</span><span style="font-style:italic"> slanted</span> <span style="text-decoration:line-through">gone</span></p></b>';
    expect(pastedHtml(docs)).toBe('<p><strong>Bold</strong><em> slanted</em> <s>gone</s></p>');
    expect(pastedHtml('<div>One</div><div>Two</div>')).toBe('<p>One</p><p>Two</p>');
  });
});

describe('addresses', () => {
  it.each([
    ['example.com', 'https://example.com/'],
    ['https://example.com/a?b=c', 'https://example.com/a?b=c'],
    ['ada@example.com', 'mailto:ada@example.com'],
    ['tel:+43123', 'tel:+43123'],
    ['localhost:8080/x', 'https://localhost:8080/x'],
    ['javascript:alert(1)', undefined],
    [' JAVASCRIPT:alert(1)', undefined],
    ['java\nscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['file:///etc/passwd', undefined],
    ['no address', undefined],
    ['', undefined],
  ])('%j → %j', (typed, address) => {
    expect(addressOf(typed)).toBe(address);
  });
});

describe('Markdown', () => {
  const doc = (...content: RichNode[]): RichNode => ({ type: 'doc', content });
  const para = (...content: RichNode[]): RichNode => ({ type: 'paragraph', content });
  const text = (words: string, ...marks: string[]): RichNode => ({ type: 'text', text: words, marks: marks.map((type) => ({ type })) });
  const item = (...content: RichNode[]): RichNode => ({ type: 'listItem', content });
  const flat = (html: string): string => html.replaceAll(/\n/g, '');

  it('writes and reads everything that the tools make', () => {
    const task = (words: string, checked: boolean): RichNode => ({ type: 'taskItem', attrs: { checked }, content: [para(text(words))] });
    const markdown = markdownOf(
      doc(
        { type: 'heading', attrs: { level: 2 }, content: [text('Plan')] },
        para(
          text('A '),
          text('bold', 'bold'),
          text(' and ', 'bold', 'italic'),
          text('slanted', 'italic'),
          text(' word'),
          { type: 'hardBreak' },
          text('x*y', 'code'),
        ),
        {
          type: 'bulletList',
          content: [item(para(text('one')), { type: 'orderedList', attrs: { start: 3 }, content: [item(para(text('three')))] }), item(para(text('two')))],
        },
        { type: 'taskList', content: [task('done', true), task('open', false)] },
        { type: 'blockquote', content: [para(text('said'))] },
        { type: 'codeBlock', attrs: { language: 'js' }, content: [text('a = `b`\n\n```')] },
        { type: 'horizontalRule' },
        para({ type: 'text', text: 'site', marks: [{ type: 'link', attrs: { href: 'https://example.com/a_(b)' } }] }),
      ),
    );
    expect(flat(htmlOfMarkdown(markdown))).toBe(
      '<h2>Plan</h2><p>A <strong>bold <em>and</em></strong> <em>slanted</em> word<br><code>x*y</code></p>' +
        '<ul><li><p>one</p><ol start="3"><li>three</li></ol></li><li><p>two</p></li></ul>' +
        '<ul data-type="taskList"><li data-type="taskItem" data-checked="true">done</li><li data-type="taskItem" data-checked="false">open</li></ul>' +
        '<blockquote><p>said</p></blockquote><pre><code>a = `b````</code></pre><hr><p><a href="https://example.com/a_(b)">site</a></p>',
    );
  });

  it('any words come back as they were', () => {
    const words = fc
      .string({ unit: fc.constantFrom(...'ab 1*_`#-+.)>[]()<&~|!\\@:/="\'', 'é', '漢'), minLength: 1, maxLength: 14 })
      .map((raw) => raw.trim().replaceAll(/\s+/g, ' '))
      .filter((raw) => raw !== '');
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), fc.constantFrom<string[]>([], ['bold'], ['italic'], ['code']), (lines, marks) => {
        const html = htmlOfMarkdown(markdownOf(doc(...lines.map((line) => para(text('x '), text(line, ...marks), text(' y'))))));
        const { body } = new DOMParser().parseFromString(html, 'text/html');
        expect([...body.querySelectorAll('p')].map((one) => one.textContent)).toEqual(lines.map((line) => `x ${line} y`));
      }),
      { numRuns: Number(process.env['RUNS'] ?? 60) },
    );
    fc.assert(
      fc.property(words, (line) => {
        const { body } = new DOMParser().parseFromString(htmlOfMarkdown(markdownOf(doc(para(text(line))))), 'text/html');
        expect(body.innerHTML.startsWith('<p>')).toBe(true);
        expect(body.textContent?.trim()).toBe(line);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 60) },
    );
  });
});
