import { useState } from 'react'
import { useT } from '../lib/i18n.ts'
import classes from './email-frame.module.css'
import { quietHtml, restoreStyles } from './email-html.ts'

/**
 * Shows an e-mail's HTML as its reader sees it. Nothing in it can run: the frame is sandboxed without scripts, and
 * the page's content security policy holds inside it too.
 */
export function EmailFrame({ html }: { html: string }) {
  const t = useT()
  const [height, setHeight] = useState(360)
  return (
    <iframe
      className={classes.frame}
      title={t('ui.email.frame')}
      srcDoc={quietHtml(html)}
      // Same origin lets this page measure it; without allow-scripts nothing inside can make use of that.
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      style={{ height }}
      onLoad={(event) => {
        const inside = event.currentTarget.contentDocument
        if (!inside) return
        restoreStyles(inside)
        setHeight(inside.documentElement.scrollHeight + 1)
      }}
    />
  )
}
