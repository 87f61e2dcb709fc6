import type { TemplateTexts } from '../texts.ts'

export const secretViewed: TemplateTexts = {
  'pt-BR': {
    subject: 'O link ou código de uma mensagem sua foi visto – {{ providerName }}',
    preheader: '{{ staffName }}, da nossa equipe, abriu o conteúdo protegido de uma mensagem sua.',
    body: `
# O link ou código de uma mensagem sua foi visto

Olá{% if firstName %}, {{ firstName }}{% endif %}! **{{ staffName }}**, da equipe de {{ providerName }}, viu o link ou código que estava na mensagem “{{ messageSubject }}”, enviada a você em {{ messageTime }}.

Isso costuma acontecer quando você pede ajuda para entrar. Avisamos sempre, e o acesso fica registrado.

**Se você não pediu ajuda:**

- Na tela de acesso, clique em “Esqueceu sua senha?” e escolha uma nova senha: o link ou código anterior deixa de valer.
- Fale com {{ providerName }} e peça uma explicação.

[Ir para a área do cliente]({{ portalUrl }})
`,
  },
  en: {
    subject: 'The link or code in one of your messages was viewed – {{ providerName }}',
    preheader: '{{ staffName }} from our team viewed the protected part of one of your messages.',
    body: `
# The link or code in one of your messages was viewed

Hello{% if firstName %}, {{ firstName }}{% endif %}! **{{ staffName }}** from the {{ providerName }} team viewed the link or code in the message “{{ messageSubject }}”, sent to you on {{ messageTime }}.

This usually happens when you ask for help signing in. We always let you know, and it is recorded.

**If you did not ask for help:**

- On the sign-in page, click “Forgot your password?” and choose a new password: the previous link or code stops working.
- Contact {{ providerName }} and ask for an explanation.

[Go to the client area]({{ portalUrl }})
`,
  },
}
