// Parts of the driver that its types leave out.
declare module 'pg/lib/utils.js' {
  const utils: {
    /** How the driver writes a value as a parameter: null, text, or bytes. */
    readonly prepareValue: (value: unknown) => string | Buffer | null
  }
  export default utils
}
