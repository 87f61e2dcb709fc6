import type { TemplateTexts } from '../texts.ts'

/** Without `clientName` it invites into the provider's own team; without `inviterName` the provider invites. */
export const invitation: TemplateTexts = {
  'pt-BR': {
    subject:
      '{% if clientName %}Convite para a área do cliente: {{ clientName }}{% else %}Convite para a equipe{% endif %} – {{ providerName }}',
    preheader:
      'O convite vale por {{ validDays }} {% if validDays == "1" %}dia{% else %}dias{% endif %} e só pode ser aceito uma vez.',
    body: `
# Você recebeu um convite

{% if clientName -%}
Olá{% if firstName %}, {{ firstName }}{% endif %}! {% if inviterName %}**{{ inviterName }}** convidou{% else %}A equipe de {{ providerName }} convidou{% endif %} você para a área do cliente de {{ providerName }}, em nome de **{{ clientName }}**.
{%- else -%}
Olá{% if firstName %}, {{ firstName }}{% endif %}! {% if inviterName %}**{{ inviterName }}** convidou{% else %}Convidamos{% endif %} você para a equipe de {{ providerName }}.
{%- endif %}

[Aceitar o convite]({{ secret }})

Se você já entra aqui com este e-mail, aceite com a senha de sempre. Se ainda não tem um usuário, crie o seu ao aceitar.

O convite vale por **{{ validDays }} {% if validDays == "1" %}dia{% else %}dias{% endif %}** e só pode ser aceito **uma vez**. Se o botão não funcionar, copie este endereço e cole no navegador:

{{ secret }}

Se você não esperava este convite, ignore esta mensagem: nada acontece sem que você aceite. Não a encaminhe: quem tiver o link pode aceitar no seu lugar.
`,
  },
  en: {
    subject:
      '{% if clientName %}Invitation to the client area: {{ clientName }}{% else %}Invitation to the team{% endif %} – {{ providerName }}',
    preheader:
      'The invitation is valid for {{ validDays }} {% if validDays == "1" %}day{% else %}days{% endif %} and can be accepted only once.',
    body: `
# You have been invited

{% if clientName -%}
Hello{% if firstName %}, {{ firstName }}{% endif %}! {% if inviterName %}**{{ inviterName }}** has invited{% else %}The {{ providerName }} team has invited{% endif %} you to the {{ providerName }} client area, on behalf of **{{ clientName }}**.
{%- else -%}
Hello{% if firstName %}, {{ firstName }}{% endif %}! {% if inviterName %}**{{ inviterName }}** has invited{% else %}We have invited{% endif %} you to join the {{ providerName }} team.
{%- endif %}

[Accept invitation]({{ secret }})

If you already sign in here with this e-mail, accept with your usual password. If you do not have a user yet, you will create one when you accept.

The invitation is valid for **{{ validDays }} {% if validDays == "1" %}day{% else %}days{% endif %}** and can be accepted only **once**. If the button does not work, copy this address into your browser:

{{ secret }}

If you did not expect this invitation, ignore this message: nothing happens unless you accept. Do not forward it: anyone with the link can accept in your place.
`,
  },
}
