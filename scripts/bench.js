/**
 * `npm run bench [name …]`: bundles each tests/bench/*.bench.ts and runs it in a process of its own, as the product
 * would run: plain JavaScript, no test runner around it. A bench exports `name` and
 * `run(): Promise<{ headers, rows, notes? }>`; benchmarks measure and print, they never fail a build.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'tests/bench');
const out = join(root, 'node_modules/.cache/bench');
const wanted = process.argv.slice(2);
const files = readdirSync(folder).filter(
  (file) => file.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((name) => file.startsWith(name))),
);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);

writeFileSync(
  join(out, 'runner.js'),
  `const bench = await import(process.argv[2]);
const { headers, rows, notes = [] } = await bench.run();
const widths = headers.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column].length)));
const line = (cells) => cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ');
console.log('\\n' + bench.name);
console.log(line(headers));
console.log(widths.map((width) => '-'.repeat(width)).join('  '));
for (const row of rows) console.log(line(row));
for (const note of notes) console.log(note);
process.exit(0);
`,
);

let ok = true;
for (const file of files) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: join(folder, file),
      outDir: out,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: '[name].js' } },
    },
  });
  const built = pathToFileURL(join(out, file.replace(/\.ts$/, '.js'))).href;
  // The comparison is with what npm installs alone: ws without its optional native add-on.
  const env = { ...process.env, WS_NO_BUFFER_UTIL: '1' };
  ok = spawnSync(process.execPath, ['--expose-gc', join(out, 'runner.js'), built], { stdio: 'inherit', env, cwd: root }).status === 0 && ok;
}
process.exitCode = ok ? 0 : 1;
