import type { TemplateTexts } from './texts.ts'

export const signInCode: TemplateTexts = {
  'pt-BR': {
    subject: 'Seu código de acesso – {{ providerName }}',
    preheader: 'O código vale por 10 minutos.',
    body: `
# Seu código de acesso

Olá{% if firstName %}, {{ firstName }}{% endif %}! Digite este código na tela de acesso para confirmar que este e-mail é seu:

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

Hello{% if firstName %}, {{ firstName }}{% endif %}! Type this code on the sign-in page to confirm that this e-mail is yours:

> {{ secret }}

The code is valid for **10 minutes**. Our team never asks for it: do not give it to anyone.

If it was not you who tried to sign in, somebody knows your password. Click “Forgot your password?” on the sign-in page and choose another one.
`,
  },
}
