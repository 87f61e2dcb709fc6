import { expect, test } from 'vitest'
import { quietHtml } from './email-html.ts'

test('styles wait under another name', () => {
  expect(quietHtml('<p style="color:red">a style="x" text</p>')).toContain(
    '<p data-style="color:red">a style="x" text</p>',
  )
  expect(quietHtml('<style>.a{color:red}</style>')).toContain('<template data-css>.a{color:red}</template>')
})

test('scripts, handlers and addresses of other sites go', () => {
  const html = quietHtml(
    '<script>alert(1)</script><a href="https://a.b" onclick="x()">link</a><img src="https://t.co/p.gif" alt="x">',
  )
  expect(html).not.toMatch(/script|onclick|t\.co/)
  expect(html).toContain('<a href="https://a.b">link</a>')
  expect(html).toContain('alt="x"')
})

test('own and inline images stay', () => {
  const html = quietHtml('<img src="data:image/png;base64,AA"><img src="/logo.png"><img src="//t.co/p.gif">')
  expect(html).toContain('src="data:image/png;base64,AA"')
  expect(html).toContain('src="/logo.png"')
  expect(html).not.toContain('t.co')
})
