/** Texts of what is looked up elsewhere while a form is filled in. */
export const lookups = {
  found: 'Encontrado: {{what}}.',
  fill: 'Preencher os campos vazios',
  unknown: 'Nada foi encontrado por este número. Siga preenchendo.',
  unavailable: 'Não foi possível consultar agora. Siga preenchendo.',
}
