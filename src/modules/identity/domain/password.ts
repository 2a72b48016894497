export type PasswordRefusal = 'too-short' | 'too-long' | 'too-common' | 'like-name'

const common = ['wachtwoord', 'password', 'azerty', 'qwerty', 'welkom', 'opkomst', 'mechelen', 'letmein', 'iloveyou', '123456']

/** Length over tricks: 12 to 128 characters, not a common word, not the name (OWASP ASVS 5.0, 6.2). Null when it will do. */
export function checkPassword(password: string, email: string): PasswordRefusal | null {
  if (password.length < 12) return 'too-short'
  if (password.length > 128) return 'too-long'
  const folded = password.toLowerCase()
  const core = folded.replace(/[^a-z]/g, '')
  if (
    common.some(
      (word) => core === word || folded.replace(/(.)\1+/g, '$1').length < 4 || (folded.includes(word) && folded.length - word.length < 5),
    )
  )
    return 'too-common'
  const name = email.split('@')[0] ?? ''
  if (name.length > 3 && folded.includes(name)) return 'like-name'
  return null
}
