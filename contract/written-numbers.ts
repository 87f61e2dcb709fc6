/** Numbers of people and places as they are written, on screen and on paper. */

/** E.164 as people read it; Brazilian numbers without the country code. Masked ones keep their dots. */
export function formatPhone(phone: string): string {
  const brazilian = /^\+55([\d•]{2})([\d•]{4,5})([\d•]{4})$/.exec(phone)
  return brazilian ? `(${brazilian[1]}) ${brazilian[2]}-${brazilian[3]}` : phone
}

/** CPF or CNPJ (14 or 11 characters) with its punctuation. */
export function formatTaxId(taxId: string): string {
  if (taxId.length === 11) return taxId.replace(/^(.{3})(.{3})(.{3})(.{2})$/, '$1.$2.$3-$4')
  return taxId.replace(/^(.{2})(.{3})(.{3})(.{4})(.{2})$/, '$1.$2.$3/$4-$5')
}

/** A CEP with its hyphen; other countries' codes as they are. */
export function formatPostalCode(postalCode: string): string {
  return postalCode.replace(/^(\d{5})(\d{3})$/, '$1-$2')
}
