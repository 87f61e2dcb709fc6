import type { TemplateTexts } from '../texts.ts'

export const setPassword: TemplateTexts = {
  'pt-BR': {
    subject: 'Defina a sua senha – {{ providerName }}',
    preheader: 'O link vale por 48 horas e só pode ser usado uma vez.',
    body: `
# Defina a sua senha

Olá{% if firstName %}, {{ firstName }}{% endif %}! Use o botão abaixo para escolher a senha com que você vai entrar na área do cliente de {{ providerName }}.

[Definir minha senha]({{ secret }})

O link vale por **48 horas** e só pode ser usado **uma vez**. Se o botão não funcionar, copie este endereço e cole no navegador:

{{ secret }}

Se o prazo tiver passado, clique em “Esqueceu sua senha?” na tela de acesso para receber um novo link. Não encaminhe esta mensagem: quem tiver o link pode definir a sua senha.
`,
  },
  en: {
    subject: 'Set your password – {{ providerName }}',
    preheader: 'The link is valid for 48 hours and can be used only once.',
    body: `
# Set your password

Hello{% if firstName %}, {{ firstName }}{% endif %}! Use the button below to choose your password for the {{ providerName }} client area.

[Set my password]({{ secret }})

The link is valid for **48 hours** and can be used only **once**. If the button does not work, copy this address into your browser:

{{ secret }}

If the link has expired, click “Forgot your password?” on the sign-in page to get a new one. Do not forward this message: anyone with the link can set your password.
`,
  },
}
