import type { TemplateTexts } from '../texts.ts'

export const confirmEmailChange: TemplateTexts = {
  'pt-BR': {
    subject: 'Confirme o seu novo e-mail de acesso – {{ providerName }}',
    preheader: 'Nada muda antes de você confirmar.',
    body: `
# Confirme o seu novo e-mail

Olá{% if firstName %}, {{ firstName }}{% endif %}! Você pediu para entrar na área do cliente de {{ providerName }} com este endereço de e-mail.

[Confirmar este e-mail]({{ secret }})

O link vale por **24 horas** e só pode ser usado **uma vez**. Até lá, você continua entrando com o e-mail anterior. Se o botão não funcionar, copie este endereço e cole no navegador:

{{ secret }}

Se você não pediu essa troca, ignore esta mensagem: nada será alterado.
`,
  },
  en: {
    subject: 'Confirm your new sign-in e-mail – {{ providerName }}',
    preheader: 'Nothing changes until you confirm.',
    body: `
# Confirm your new e-mail

Hello{% if firstName %}, {{ firstName }}{% endif %}! You asked to use this e-mail address to sign in to the {{ providerName }} client area.

[Confirm this e-mail]({{ secret }})

The link is valid for **24 hours** and can be used only **once**. Until then, you sign in with your previous e-mail. If the button does not work, copy this address into your browser:

{{ secret }}

If you did not request this change, ignore this message: nothing will change.
`,
  },
}
