import type { TemplateTexts } from '../texts.ts'

export const signInCode: TemplateTexts = {
  'pt-BR': {
    subject: 'Seu código de acesso – {{ providerName }}',
    preheader: 'O código vale por 10 minutos.',
    body: `
# Seu código de acesso

Olá{% if firstName %}, {{ firstName }}{% endif %}! Para entrar, digite este código na tela de acesso. Com ele, confirmamos que é você:

> {{ secret }}

O código vale por **10 minutos**. A nossa equipe nunca pede esse código: não o informe a ninguém.

Se não foi você quem tentou entrar, alguém sabe a sua senha. Clique em “Esqueceu sua senha?” na tela de acesso e escolha outra.
`,
  },
  en: {
    subject: 'Your sign-in code – {{ providerName }}',
    preheader: 'The code is valid for 10 minutes.',
    body: `
# Your sign-in code

Hello{% if firstName %}, {{ firstName }}{% endif %}! To sign in, enter this code on the sign-in page. It confirms that it is you:

> {{ secret }}

The code is valid for **10 minutes**. Our team never asks for it: do not give it to anyone.

If you did not try to sign in, someone knows your password. Click “Forgot your password?” on the sign-in page and choose another one.
`,
  },
}
