import { type ImportField, type ImportKind, importFields } from '#contract/import-fields.ts'

/**
 * What columns are called in Portuguese and English, by people and by the exports of WHMCS (`firstname`, `companyname`,
 * `address1`, `postcode`, `tax_id`; on its screens "Client ID", "Company Name", "Phone Number") and Perfex
 * (`company`, `vat`, `phonenumber`, `zip`, `contact_phonenumber`, `title`). Without case, accents and punctuation.
 */
const names: Partial<Record<ImportField, string[]>> = {
  externalId: [
    'codigo',
    'codigo externo',
    'id externo',
    'external id',
    'id',
    'client id',
    'customer id',
    'userid',
    'cod',
    'codigo do cliente',
    'id do cliente',
  ],
  clientId: ['id do cliente', 'cliente id', 'client id', 'id cliente'],
  clientExternalId: [
    'codigo do cliente',
    'codigo externo do cliente',
    'client external id',
    'userid',
    'customer id',
    'codigo cliente',
  ],
  clientTaxId: [
    'cnpj do cliente',
    'cnpj',
    'cpf',
    'cnpj cpf',
    'cpf cnpj',
    'client tax id',
    'vat',
    'vat number',
    'tax id',
  ],
  clientName: [
    'cliente',
    'client',
    'customer',
    'nome do cliente',
    'nome fantasia',
    'company',
    'company name',
    'companyname',
  ],
  tradeName: [
    'nome fantasia',
    'fantasia',
    'nome comercial',
    'empresa',
    'cliente',
    'company',
    'company name',
    'companyname',
    'trade name',
    'nome da empresa',
    'customer',
    'client',
    'nome',
  ],
  legalName: ['razao social', 'razao', 'legal name', 'nome empresarial', 'denominacao social'],
  taxId: [
    'cnpj',
    'cpf',
    'cnpj cpf',
    'cpf cnpj',
    'documento',
    'tax id',
    'taxid',
    'vat',
    'vat number',
    'vat id',
    'cnpj ou cpf',
  ],
  email: ['e mail', 'email', 'email address', 'e mail principal', 'e mail de cobranca', 'primary email'],
  phone: [
    'telefone',
    'fone',
    'celular',
    'phone',
    'phone number',
    'phonenumber',
    'telefone principal',
    'whatsapp',
  ],
  street: [
    'endereco',
    'logradouro',
    'rua',
    'address',
    'address 1',
    'address1',
    'street',
    'endereco 1',
    'billing street',
  ],
  streetNumber: ['numero', 'nro', 'n', 'number', 'street number'],
  streetMore: ['complemento', 'address 2', 'address2', 'endereco 2', 'complement'],
  district: ['bairro', 'district', 'neighborhood', 'neighbourhood'],
  city: ['cidade', 'municipio', 'city', 'localidade', 'billing city'],
  state: ['estado', 'uf', 'state', 'region', 'state region', 'provincia', 'billing state'],
  postalCode: ['cep', 'codigo postal', 'zip', 'zip code', 'postcode', 'postal code', 'billing zip'],
  country: ['pais', 'country', 'billing country'],
  company: ['empresa', 'company', 'company name', 'companyname'],
  contactName: [
    'contato',
    'nome do contato',
    'contact',
    'primary contact',
    'contato principal',
    'nome completo',
    'full name',
    'responsavel',
    'contact name',
  ],
  contactFirstName: ['primeiro nome', 'first name', 'firstname', 'nome', 'contact first name'],
  contactLastName: ['sobrenome', 'last name', 'lastname', 'ultimo nome', 'contact last name'],
  contactJobTitle: ['cargo', 'funcao', 'position', 'title', 'job title'],
  contactEmail: [
    'e mail do contato',
    'email do contato',
    'contact email',
    'e mail',
    'email',
    'email address',
  ],
  contactPhone: [
    'telefone do contato',
    'contact phone',
    'contact phonenumber',
    'contact phone number',
    'celular do contato',
    'telefone',
    'celular',
    'phone',
    'phone number',
    'phonenumber',
  ],
}

/** The fields that columns seem to hold, each at most once: the name that fits a field best wins. */
export function guessMapping(kind: ImportKind, headers: string[]): (ImportField | null)[] {
  const fields: readonly ImportField[] = importFields[kind]
  const keys = headers.map(keyOf)
  const fits = fields
    .flatMap((field) =>
      keys.map((key, column) => ({ field, column, rank: (names[field] ?? []).indexOf(key) })),
    )
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => one.rank - other.rank)
  const mapping: (ImportField | null)[] = headers.map(() => null)
  for (const { field, column } of fits) {
    if (mapping[column] === null && !mapping.includes(field)) mapping[column] = field
  }
  return mapping
}

function keyOf(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
