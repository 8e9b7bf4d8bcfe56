/**
 * What ends a command before it has an answer: one clear line on standard error and exit code 2.
 *
 * Knows the code that `--lines` prints. Must not word anything (i18n/cli has the words).
 */
export type FailureCode =
  | 'unknown-command'
  | 'unknown-option'
  | 'option-value'
  | 'option-value-missing'
  | 'options-contradict'
  | 'option-needs'
  | 'length-does-not-fit'
  | 'unexpected-text'
  | 'two-inputs'
  | 'file-missing'
  | 'file-unreadable'
  | 'capture-unsupported'
  | 'empty'
  | 'unreadable'
  | 'no-handshake'
  | 'access-log'
  | 'not-a-json-string'
  | 'needs-no-text'
  | 'option-missing'
  | 'no-site'
  | 'port-taken'
  | 'cannot-listen';

export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(code);
  }
}
