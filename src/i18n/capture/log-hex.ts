/**
 * How to print bytes as hex instead of decoding them to text, in the languages people ask about.
 *
 * Knows one line of code each; program code is not translated. Must not know where it is shown.
 */
export interface LogSnippet {
  readonly language: string;
  readonly code: string;
}

export const LOG_HEX: readonly LogSnippet[] = [
  { language: 'Node', code: "socket.on('data', (chunk) => console.log(chunk.toString('hex')));" },
  { language: 'Python', code: "print(data.hex(' '))" },
  { language: 'Java', code: 'System.out.println(HexFormat.ofDelimiter(" ").formatHex(bytes));' },
  { language: 'Go', code: 'fmt.Printf("% x\\n", data)' },
  { language: 'C#', code: 'Console.WriteLine(Convert.ToHexString(bytes));' },
];
