/** What goes between this program and other programs, and how each message proves where it comes from (OWASP ASVS 5.0, V4.1.5). */

export type Channel = {
  /** Which program, and what about. */
  readonly what: string
  /** How whoever sends or is asked is known. */
  readonly knownBy: string
  /** `each`: every message bears a signature or seal of its own, checked. `none`: it rests on the connection. */
  readonly signed: 'each' | 'none'
  /** Whether somebody who bends or repeats such a message gets at people or rights. */
  readonly delicate: boolean
}

/** Addresses other programs send to; the beginning of each. A new one without a line here makes a test fail. */
export const incoming: Readonly<Record<string, Channel>> = {
  '/inloggen/dienst/afmelden/': {
    what: 'the identity service says who signed out or is shut out',
    knownBy: 'the key of the issuer',
    signed: 'each',
    delicate: true,
  },
  '/scim/v2/': {
    what: 'the personnel system makes, changes and closes accounts',
    knownBy: 'a key of a year in the header, over TLS, kept as a digest',
    // RFC 7644 knows no signature over a message and no personnel system sends one: the exception of V4.1.5 is about this line.
    signed: 'none',
    delicate: true,
  },
  '/metrics': { what: 'numbers for the monitor, nothing of people', knownBy: 'this machine, or a token', signed: 'none', delicate: false },
  '/health/': { what: 'whether it runs', knownBy: 'nobody is asked', signed: 'none', delicate: false },
}

/** Everything that opens a connection, and to what. */
export const outgoing: Readonly<Record<string, Channel>> = {
  'src/modules/identity/commands/sign-on-client.ts': {
    what: 'the identity service its administrator named, by name, over https: who signs in',
    knownBy: 'its certificate; this program by a signed assertion or a secret',
    signed: 'each',
    delicate: true,
  },
  'src/platform/mail/smtp.ts': {
    what: 'the mail server of the settings, over TLS outside this machine: that there is news, never what',
    knownBy: 'its certificate',
    signed: 'none',
    delicate: false,
  },
  'src/platform/mail/sms.ts': {
    what: 'the gateway of the settings: codes and reminders, to one number',
    knownBy: 'its address, and a key in the header where the settings give one',
    signed: 'none',
    delicate: false,
  },
  'src/platform/keys/key-service.ts': {
    what: 'the key service of the settings: the master keys, wrapped',
    knownBy: 'its certificate, a token',
    // What was wrapped is sealed by the service itself and bound to these keys: bent, it does not open.
    signed: 'each',
    delicate: true,
  },
  'src/platform/files/scanner.ts': {
    what: 'the scanner of the settings: a file, for a yes or no',
    knownBy: 'a socket of this machine or the address of the settings',
    signed: 'none',
    delicate: false,
  },
  'src/platform/log/collector.ts': {
    what: 'the collector of the settings, over TLS with a checked certificate: lines of the log',
    knownBy: 'its certificate',
    signed: 'none',
    delicate: false,
  },
}
