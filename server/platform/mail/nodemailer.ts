/**
 * What we use from inside nodemailer. Its documentation promises none of it, so it is imported here only;
 * `nodemailer.test.ts` fails when a new version moves or changes a part.
 */
export { default as parseAddresses } from 'nodemailer/lib/addressparser'
export * as base64 from 'nodemailer/lib/base64'
export { default as MimeNode } from 'nodemailer/lib/mime-node'
export * as quotedPrintable from 'nodemailer/lib/qp'
export { parseConnectionUrl } from 'nodemailer/lib/shared'
export { default as SmtpConnection } from 'nodemailer/lib/smtp-connection'
