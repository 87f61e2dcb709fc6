import type { TemplateTexts } from '../texts.ts'

export const emailChangeNotice: TemplateTexts = {
  'pt-BR': {
    subject: 'Pedido de troca do seu e-mail de acesso – {{ providerName }}',
    preheader: 'Se não foi você, veja o que fazer.',
    body: `
# Pedido de troca de e-mail

Olá{% if firstName %}, {{ firstName }}{% endif %}! Alguém que entrou com a sua senha pediu para trocar o seu e-mail de acesso à área do cliente de {{ providerName }} por **{{ newEmailMasked }}**.

Se foi você, não precisa fazer nada aqui: abra a mensagem que enviamos ao novo endereço e confirme. Até lá, tudo continua como está.

**Se não foi você:**

- Entre na área do cliente e, em “Seu perfil”, cancele a troca e mude a sua senha.
- Se não conseguir entrar, clique em “Esqueceu sua senha?” e escolha outra senha.
- Avise a nossa equipe.

[Abrir o meu perfil]({{ portalUrl }}/profile)
`,
  },
  en: {
    subject: 'Request to change your sign-in e-mail – {{ providerName }}',
    preheader: 'If this was not you, here is what to do.',
    body: `
# Request to change your e-mail

Hello{% if firstName %}, {{ firstName }}{% endif %}! Someone signed in with your password has asked to change the e-mail you use for the {{ providerName }} client area to **{{ newEmailMasked }}**.

If this was you, there is nothing to do here: open the message we sent to the new address and confirm. Until then, nothing changes.

**If this was not you:**

- Sign in to the client area and, in “Your profile”, cancel the change and choose another password.
- If you cannot sign in, click “Forgot your password?” and choose another password.
- Let our team know.

[Open my profile]({{ portalUrl }}/profile)
`,
  },
}
