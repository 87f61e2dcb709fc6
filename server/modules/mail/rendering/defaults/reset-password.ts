import type { TemplateTexts } from '../texts.ts'

export const resetPassword: TemplateTexts = {
  'pt-BR': {
    subject: 'Redefina a sua senha – {{ providerName }}',
    preheader: 'O link vale por 1 hora e só pode ser usado uma vez.',
    body: `
# Redefina a sua senha

Olá{% if firstName %}, {{ firstName }}{% endif %}! Recebemos um pedido para redefinir a senha do seu acesso à área do cliente de {{ providerName }}.

[Escolher uma nova senha]({{ secret }})

O link vale por **1 hora** e só pode ser usado **uma vez**. Se o botão não funcionar, copie este endereço e cole no navegador:

{{ secret }}

Se não foi você quem pediu, ignore esta mensagem: a sua senha continua a mesma. Não encaminhe esta mensagem: quem tiver o link pode trocar a sua senha.
`,
  },
  en: {
    subject: 'Reset your password – {{ providerName }}',
    preheader: 'The link is valid for 1 hour and can be used only once.',
    body: `
# Reset your password

Hello{% if firstName %}, {{ firstName }}{% endif %}! We received a request to reset your password for the {{ providerName }} client area.

[Choose a new password]({{ secret }})

The link is valid for **1 hour** and can be used only **once**. If the button does not work, copy this address into your browser:

{{ secret }}

If you did not request this, ignore this message: your password stays the same. Do not forward it: anyone with the link can change your password.
`,
  },
}
