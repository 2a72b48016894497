import { constants } from 'node:crypto'
import type { SecureContextOptions } from 'node:tls'

/**
 * How this server speaks: TLS 1.3 first, else 1.2, and in 1.2 only suites whose key is made anew for each connection and that seal what they carry
 * (OWASP ASVS 5.0, 12.1.1 and 12.1.2; the list is the "intermediate" one of Mozilla without DHE). No talk about keys anew within a connection.
 */
export const tlsRules = {
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.3',
  ciphers: [
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'TLS_AES_128_GCM_SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-RSA-CHACHA20-POLY1305',
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES128-GCM-SHA256',
  ].join(':'),
  honorCipherOrder: true,
  secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
} as const satisfies SecureContextOptions
