import { describe, expect, test } from 'vitest'
import { htmlPage } from './layout.ts'
import { renderLine, renderMarkup } from './liquid.ts'
import { parseMarkup, toHtml, toText } from './markup.ts'

const hostile = [
  '<script>alert(1)</script>',
  '{{ secret }} {% include "x" %}',
  '**strong** [click](https://evil.example)',
  '# title',
  '- item',
  '> box',
  'a\n\n[Button](https://evil.example)\n\nb',
  'back\\slash \\** `code`',
  '" onmouseover="x',
  '&amp; &lt;',
]

describe('a variable is only ever text', () => {
  test.each(hostile)('%j', (value) => {
    const blocks = parseMarkup(renderMarkup('Olá, {{ name }}!', { name: value }))
    expect(blocks).toHaveLength(1)
    expect(blocks[0]?.kind).toBe('paragraph')
    const html = toHtml(blocks, '#000000')
    expect(html.match(/<[a-z]/g)).toEqual(['<p'])
    expect(toText(blocks)).toBe(`Olá, ${value.replace(/\n+/g, ' ')}!`)
    expect(parsedText(html)).toBe(toText(blocks))
  })

  test('neither in an address, nor in a title, a list or a box', () => {
    const source =
      '# {{ name }}\n\n- {{ name }}\n\n> {{ name }}\n\n[ok {{ name }}](https://a.example/{{ name }})'
    const blocks = parseMarkup(renderMarkup(source, { name: ')\n\n**x** <b> "q"' }))
    expect(blocks.map((block) => block.kind)).toEqual(['title', 'list', 'box', 'button'])
    const html = toHtml(blocks, '#000000')
    expect(html).not.toContain('<b>')
    expect(html).toContain('href="https://a.example/) **x** &lt;b&gt; &quot;q&quot;"')
  })

  test('in the layout', () => {
    const evil = '"><script>'
    const page = htmlPage({
      locale: 'en',
      subject: evil,
      preheader: evil,
      providerName: evil,
      logoUrl: evil,
      accent: '#000000',
      body: '<p>body</p>',
      footer: '<p>foot</p>',
    })
    expect(page).not.toContain(evil)
    expect(page.match(/&quot;&gt;&lt;script&gt;/g)).toHaveLength(5)
  })

  test('in a subject, on one line', () => {
    expect(renderLine('Olá {{ name }}', { name: 'x\r\nBcc: y\u202e' })).toBe('Olá x Bcc: y')
  })
})

describe('links', () => {
  test.each(['javascript:alert(1)', 'data:text/html,x', 'JaVaScRiPt:x', ''])('%j becomes text', (url) => {
    expect(toHtml(parseMarkup(renderMarkup('a [here]({{ url }}) b', { url })), '#000000')).not.toContain('<a')
  })

  test('alone in its paragraph it is a button, else a link; both keep their address in the text', () => {
    const blocks = parseMarkup('[Go](https://a.example/)\n\nor [go](https://a.example/) there')
    expect(blocks.map((block) => block.kind)).toEqual(['button', 'paragraph'])
    expect(toText(blocks)).toBe('Go:\nhttps://a.example/\n\nor go (https://a.example/) there')
  })
})

describe('mistakes in a template are errors', () => {
  test.each([
    '{{ unknown }}',
    '{{ name | unknown }}',
    "{% include 'file' %}",
    "{% render '/etc/passwd' %}",
    '{% if %}',
  ])('%s', (template) => {
    expect(() => renderMarkup(template, { name: 'x' })).toThrow()
  })

  test('a loop without end is stopped', () => {
    expect(() => renderMarkup('{% for i in (1..99999999) %}x{% endfor %}', {})).toThrow()
  })
})

function parsedText(html: string): string {
  const entities: Record<string, string> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&amp;': '&',
  }
  return html
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|quot|#39|amp);/g, (entity) => entities[entity] as string)
}
