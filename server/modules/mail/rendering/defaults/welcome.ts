import type { TemplateTexts } from '../texts.ts'

export const welcome: TemplateTexts = {
  'pt-BR': {
    subject: 'Boas-vindas à área do cliente – {{ providerName }}',
    preheader: 'Saiba como entrar e o que você encontra por lá.',
    body: `
# Boas-vindas{% if firstName %}, {{ firstName }}{% endif %}!

{% if clientName -%}
Você agora tem acesso à área do cliente de {{ providerName }}, em nome de **{{ clientName }}**.
{%- else -%}
Você agora tem acesso à área do cliente de {{ providerName }}.
{%- endif %}

- Endereço: [{{ portalUrl }}]({{ portalUrl }})
{% if accessEmail -%}
- E-mail de acesso: **{{ accessEmail }}**
{%- endif %}

{% if howToEnter == 'password' -%}
Para entrar, use a senha que você recebeu da nossa equipe. No primeiro acesso, enviaremos um código a este e-mail para confirmar que ele é seu.
{%- elsif howToEnter == 'link' -%}
Para entrar, defina primeiro a sua senha: o link está em outra mensagem que acabamos de enviar e vale por 48 horas.
{%- elsif howToEnter == 'existing' -%}
Para entrar, use a mesma senha de sempre: este e-mail já tinha acesso, e nada mudou nele. Se você tiver mais de uma conta, escolha depois de entrar.
{%- elsif howToEnter == 'recovery' -%}
Para entrar, use a senha que você já tem para este e-mail. Se ainda não tem uma, clique em “Esqueceu sua senha?” na tela de acesso e siga o link que enviaremos.
{%- endif %}

[Ir para a área do cliente]({{ portalUrl }})

{% if videoUrl -%}
Quer conhecer tudo antes? Assista ao [vídeo de demonstração]({{ videoUrl }}).
{%- endif %}
`,
  },
  en: {
    subject: 'Welcome to the client area – {{ providerName }}',
    preheader: 'How to sign in, and what you will find there.',
    body: `
# Welcome{% if firstName %}, {{ firstName }}{% endif %}!

{% if clientName -%}
You now have access to the {{ providerName }} client area, on behalf of **{{ clientName }}**.
{%- else -%}
You now have access to the {{ providerName }} client area.
{%- endif %}

- Address: [{{ portalUrl }}]({{ portalUrl }})
{% if accessEmail -%}
- Sign-in e-mail: **{{ accessEmail }}**
{%- endif %}

{% if howToEnter == 'password' -%}
To sign in, use the password that our team gave you. The first time, we will send a code to this e-mail to confirm that it is yours.
{%- elsif howToEnter == 'link' -%}
Before you sign in, set your password: the link is in another message we have just sent, and is valid for 48 hours.
{%- elsif howToEnter == 'existing' -%}
To sign in, use your usual password: this e-mail already had access, and nothing about it has changed. If you have more than one account, you can choose after signing in.
{%- elsif howToEnter == 'recovery' -%}
To sign in, use the password you already have for this e-mail. If you do not have one yet, click “Forgot your password?” on the sign-in page and follow the link we send you.
{%- endif %}

[Go to the client area]({{ portalUrl }})

{% if videoUrl -%}
Would you like a tour first? Watch the [demonstration video]({{ videoUrl }}).
{%- endif %}
`,
  },
}
