import type { TemplateTexts } from '../texts.ts'

export const impersonationNotice: TemplateTexts = {
  'pt-BR': {
    subject: 'A nossa equipe acessou a área do cliente em seu nome – {{ providerName }}',
    preheader: '{{ staffName }} começou a ver a área do cliente como você.',
    body: `
# A nossa equipe acessou a área do cliente em seu nome

Olá{% if firstName %}, {{ firstName }}{% endif %}! Em {{ startTime }}, **{{ staffName }}**, da equipe de {{ providerName }}, começou a acessar a área do cliente de **{{ clientName }}** como se fosse você.

- Motivo informado: {{ reason }}
- O acesso dura no máximo **1 hora** e tem só as suas permissões.
- Senha, e-mail de acesso, sessões e usuários não podem ser alterados assim.

Tudo o que for feito fica registrado com os dois nomes. Quem cuida dos usuários da conta vê esse registro no histórico da área do cliente.

**Se você não esperava por isso**, fale com {{ providerName }} e peça uma explicação.

[Ir para a área do cliente]({{ portalUrl }})
`,
  },
  en: {
    subject: 'Our team signed in to the client area as you – {{ providerName }}',
    preheader: '{{ staffName }} signed in to the client area on your behalf.',
    body: `
# Our team signed in to the client area as you

Hello{% if firstName %}, {{ firstName }}{% endif %}! On {{ startTime }}, **{{ staffName }}**, from the {{ providerName }} team, signed in to the client area of **{{ clientName }}** as you.

- Reason given: {{ reason }}
- It lasts for **1 hour** at most, with only your permissions.
- Your password, sign-in e-mail, sessions and users cannot be changed this way.

Everything done during that time is recorded under both names. Whoever manages the account’s users can see it in the client area’s history.

**If you did not expect this**, contact {{ providerName }} and ask for an explanation.

[Go to the client area]({{ portalUrl }})
`,
  },
}
