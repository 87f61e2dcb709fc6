import { clientSorts } from '#contract/client-columns.ts'

export type Case = { name: string; path: string }

const filters: Record<string, string> = {
  'trade name': 'tradeName=conceicao',
  'trade name, two letters': 'tradeName=ze',
  'trade name, rare': 'tradeName=Zélia de Chapecó',
  'trade name, none': 'tradeName=inexistente',
  'legal name': 'legalName=comercio',
  'status active': 'status=active',
  'status inactive': 'status=inactive',
  id: 'id=4321',
  plan: 'planId=3',
  suspended: 'suspended=true',
  'not suspended': 'suspended=false',
  'created from': 'createdFrom=2024-05-01',
  'created to': 'createdTo=2021-03-31',
  'payment type': 'paymentType=cash',
  'payment status': 'paymentStatus=overdue',
}

const combinations = [
  'status=active&suspended=true',
  'status=active&planId=8&paymentStatus=overdue',
  'planId=2&paymentType=boleto&paymentStatus=pending',
  'paymentType=pix&paymentStatus=paid&suspended=false',
  'tradeName=padaria&status=active',
  'tradeName=sao joao&legalName=ltda',
  'tradeName=cafe&paymentStatus=overdue&suspended=true',
  'createdFrom=2022-01-01&createdTo=2022-01-31&planId=5',
  'createdFrom=2021-06-01&status=inactive&suspended=true',
  'tradeName=de vitoria&planId=7&paymentType=credit_card&sort=tradeName',
]

/** What a page of the client list is asked for. */
export const listCases: Case[] = [
  ...Object.entries(filters).map(([name, query]) => ({ name: `filter ${name}`, path: listPath(query) })),
  ...combinations.map((query) => ({ name: `filters ${query}`, path: listPath(query) })),
  ...clientSorts.map((sort) => ({ name: `sorted by ${sort}`, path: listPath(`sort=${sort}`) })),
]

/** How many match, asked for after the page. */
export const totalCases: Case[] = ['', ...Object.values(filters), ...combinations].map((query) => ({
  name: `total of ${query || 'all'}`,
  path: listPath(query).replace('/clients', '/clients/total').replace('&sort=tradeName', ''),
}))

/** Keys of all kinds; whose they are is in the generator. */
export const searchCases: Case[] = Object.entries({
  ID: '4321',
  'trade name': 'Padaria Conceição',
  'a part inside words': 'anificaca litor',
  'person’s name': 'Heloísa Queirós',
  'registered e-mail': 'contato@jardinagem-litoral-do-centro-1.example',
  'part of an access e-mail': 'acesso4321',
  phone: '(12) 90004-8271',
  CNPJ: '00.048.271/0001-17',
  slug: 'jardinagem-litoral-do-centro-1',
  'two letters': 'zé',
  nothing: 'inexistente',
}).map(([name, text]) => ({
  name: `search by ${name}`,
  path: `/api/v1/search?q=${encodeURIComponent(text)}`,
}))

function listPath(query: string): string {
  return `/api/v1/clients?${encodeURI(query)}`
}
