import type { fields as ptBR } from '../pt-BR/fields.ts'

export const fields: Record<keyof typeof ptBR, string> = {
  required: 'This field is required.',
  invalid: 'Invalid value.',
  too_long: 'Text too long.',
  too_short: 'Text too short.',
  unknown_field: 'This field does not exist.',
  unprintable:
    'Contains characters that are not accepted, such as line breaks or invisible control characters.',
  url_invalid: 'Invalid address: start with https://.',
  email_invalid: 'Invalid e-mail. Make sure it has no spaces and is complete, like name@company.com.',
  phone_invalid:
    'Invalid phone number. Include the area code, like (11) 98765-4321; for other countries, start with +.',
  cpf_invalid: 'Invalid CPF: its check digits do not match.',
  cnpj_invalid: 'Invalid CNPJ: check its 14 characters and check digits.',
  password_short: 'Use at least 12 characters. A short sentence works well.',
  country_unknown: 'Choose a country from the list.',
  state_unknown: 'Choose a state from the list.',
  postal_code_invalid: 'Invalid CEP: it has 8 digits, like 01310-100.',
  contrast_low: 'This colour is too light: white text on it would not be readable.',
  too_many_decimals: 'Use up to three decimal places.',
  too_many_lines: 'Too many items: up to 200 per invoice.',
  discount_above_price: 'The discount cannot exceed the price of the item.',
  amount_too_large: 'The total is too large for an invoice.',
  too_many: 'Too many recipients.',
  nobody_chosen: 'Choose at least one recipient.',
  contact_gone: 'One of the selected contacts no longer exists. Close the window and open it again.',
  date_future: 'The date cannot be in the future.',
}
