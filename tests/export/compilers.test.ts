/** The literals in the hands of those they are meant for: shells, interpreters and compilers, as far as the machine has them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BYTE_FORMS, type ByteFormId } from '../../src/export/exports.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const SAMPLES: readonly Uint8Array[] = [
  new Uint8Array(0),
  Uint8Array.of(0),
  Uint8Array.of(0x81),
  Uint8Array.of(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58),
  new Uint8Array(17),
  Uint8Array.from({ length: 256 }, (_, byte) => byte),
  Uint8Array.from({ length: 256 }, (_, byte) => 255 - byte),
  Uint8Array.of(0x81, 0x05, 0x37, 0x37, 0x38, 0x30, 0x31),
  ...['%s%d%%n', '%', '-n', '--', "it's", 'a\\b\\x41\\0', '"$HOME" `id` $(id) !!', 'ABCdef 7', '\r\n\t ', '\u597d'].map(ascii),
];
const HEX = SAMPLES.map((bytes) => Buffer.from(bytes).toString('hex'));

const folder = mkdtempSync(join(tmpdir(), 'frame-by-frame-literals-'));
afterAll(() => rmSync(folder, { recursive: true }));

const has = (program: string): boolean => spawnSync('which', [program]).status === 0;

/** Runs a program in the folder; what it prints. */
function run(program: string, args: readonly string[]): Buffer {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder });
  expect([status, stderr.toString()]).toEqual([0, '']);
  return stdout;
}

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const literals = (id: ByteFormId): string[] => SAMPLES.map((bytes) => BYTE_FORMS[id].write(bytes));
const lines = (output: Buffer): string[] => output.toString().trimEnd().split('\n');

describe('the printf line', () => {
  // The line runs as it is copied; what it would send to a host is printed instead.
  const script = (bytes: Uint8Array): string => `nc() { cat; }; ${BYTE_FORMS.printf.write(bytes)}`;

  it.each(['sh', 'dash', 'bash', 'busybox'].filter(has))('sends the same bytes under %s', (shell) => {
    const how = shell === 'busybox' ? ['sh', '-c'] : ['-c'];
    const sent = SAMPLES.map((bytes) => run(shell, [...how, script(bytes)]).toString('hex'));
    expect(sent).toEqual(HEX);
  });
});

describe('literals', () => {
  it('are those bytes to Node', () => {
    const program = `for (const bytes of [${literals('javascript').join(',\n')}]) console.log(Buffer.from(bytes).toString('hex'));`;
    expect(lines(run(process.execPath, [file('literals.mjs', program)]))).toEqual(HEX);
    const long = [8192, 8193, 200_000].map((length) => BYTE_FORMS.javascript.write(new Uint8Array(length)));
    const lengths = run(process.execPath, [file('long.mjs', `console.log([${long.join()}].map((bytes) => bytes.length).join());`)]);
    expect(lengths.toString()).toBe('8192,8193,200000\n');
  });

  it.skipIf(!has('python3'))('are those bytes to Python', () => {
    const program = `for each in [${[...literals('python'), ...literals('escapes').map((text) => `b${text}`)].join(',\n')}]:\n  print(each.hex())\n`;
    expect(lines(run('python3', [file('literals.py', program)]))).toEqual([...HEX, ...HEX]);
  });

  it.skipIf(!has('gcc'))('are those bytes to a C compiler', () => {
    const arrays = SAMPLES.map((bytes, index) => BYTE_FORMS.c.write(bytes, `frame${index}`));
    const strings = literals('escapes').map((text, index) => `const char string${index}[] = ${text};`);
    const show = (name: string, size: string): string => `show((const unsigned char *)${name}, ${size});`;
    const program = `#include <stdio.h>
${[...arrays, ...strings].join('\n')}
static void show(const unsigned char *bytes, unsigned long count) {
  for (unsigned long i = 0; i < count; i++) printf("%02x", bytes[i]);
  printf("\\n");
}
int main(void) {
${SAMPLES.map((_, i) => show(`frame${i}`, `sizeof frame${i}`)).join('\n')}
${SAMPLES.map((_, i) => show(`string${i}`, `sizeof string${i} - 1`)).join('\n')}
  return 0;
}
`;
    run('gcc', ['-Wall', '-Werror', '-o', 'literals', file('literals.c', program)]);
    expect(lines(run(join(folder, 'literals'), []))).toEqual([...HEX, ...HEX]);
  });

  it.skipIf(!has('rustc'))(
    'are those bytes to a Rust compiler',
    () => {
      const program = `fn main() {
  let all: &[&[u8]] = &[${literals('rust').join(',\n')}];
  for bytes in all {
    println!("{}", bytes.iter().map(|b| format!("{:02x}", b)).collect::<String>());
  }
}
`;
      run('rustc', ['-o', 'rust-literals', file('literals.rs', program)]);
      expect(lines(run(join(folder, 'rust-literals'), []))).toEqual(HEX);
    },
    60_000,
  );

  it.skipIf(!has('javac'))(
    'are those bytes to a Java compiler',
    () => {
      const program = `class Literals {
  public static void main(String[] args) {
    byte[][] all = {${literals('java').join(',\n')}};
    for (byte[] bytes : all) {
      StringBuilder line = new StringBuilder();
      for (byte b : bytes) line.append(String.format("%02x", b));
      System.out.println(line);
    }
  }
}
`;
      run('javac', [file('Literals.java', program)]);
      expect(lines(run('java', ['-cp', folder, 'Literals']))).toEqual(HEX);
    },
    60_000,
  );
});
