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
    subject: 'Our team entered the client area as you – {{ providerName }}',
    preheader: '{{ staffName }} began to see the client area as you do.',
    body: `
# Our team entered the client area as you

Hello{% if firstName %}, {{ firstName }}{% endif %}! On {{ startTime }}, **{{ staffName }}**, of the {{ providerName }} team, began to use the client area of **{{ clientName }}** as if they were you.

- Reason given: {{ reason }}
- It lasts **1 hour** at most, and only with your permissions.
- Password, sign-in e-mail, sessions and users cannot be changed that way.

Everything done meanwhile is recorded with both names. Whoever manages the users of the account sees that record in the history of the client area.

**If you did not expect this**, contact {{ providerName }} and ask for an explanation.

[Go to the client area]({{ portalUrl }})
`,
  },
}
