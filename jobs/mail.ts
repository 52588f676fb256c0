import { createTransport } from 'nodemailer'

/** Whether this instance can send mail (ONRECORD_SMTP). */
export const sendsMail = (): boolean => Boolean(process.env.ONRECORD_SMTP && process.env.ONRECORD_MAIL_FROM)

/** Sends a plain letter through ONRECORD_SMTP; false where the mail server did not take it within 20 seconds. */
export async function sendMail(letter: { to: string; subject: string; text: string }): Promise<boolean> {
  const transport = createTransport({
    url: process.env.ONRECORD_SMTP,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({ ...letter, from: process.env.ONRECORD_MAIL_FROM })
    return true
  } catch (error) {
    // The letter holds a link and the address a password: neither belongs in a log.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code'
    console.warn(`The mail server did not take a letter (${code}).`)
    return false
  } finally {
    transport.close()
  }
}
