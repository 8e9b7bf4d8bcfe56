/**
 * Building the Go samples with what the machine has: `go` and the Debian packages golang-golang-x-net-dev and
 * golang-github-gorilla-websocket-dev, which lay their sources in /usr/share/gocode.
 *
 * Knows how Go is called. Must not know the samples.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { CODE, type Program, run } from './programs.ts';

const GOPATH = '/usr/share/gocode';
const missing = [
  ...(spawnSync('which', ['go']).status === 0 ? [] : ['go']),
  ...(existsSync(`${GOPATH}/src/golang.org/x/net/websocket`) ? [] : ['golang-golang-x-net-dev']),
  ...(existsSync(`${GOPATH}/src/github.com/gorilla/websocket`) ? [] : ['golang-github-gorilla-websocket-dev']),
];

/** A block of tests of Go programs, skipped with a line that says what is missing. */
export function describeGo(name: string, tests: () => void): void {
  if (missing.length === 0) describe(name, tests);
  else describe.skip(`${name} (skipped: not installed here: ${missing.join(', ')})`, tests);
}

/** Builds the programs in folders or files of lessons/code and runs them; call inside a block, once. */
export function goPrograms(): (path: string, ...args: readonly string[]) => Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'frame-by-frame-go-'));
  const built = new Map<string, string>();
  afterAll(() => rmSync(folder, { recursive: true }));
  return (path, ...args) => {
    const program = built.get(path) ?? join(folder, `program-${built.size}`);
    if (!built.has(path)) {
      const env = { ...process.env, GO111MODULE: 'off', GOPATH, GOFLAGS: '', GOCACHE: join(tmpdir(), 'frame-by-frame-go-cache') };
      const { status, stderr } = spawnSync('go', ['build', '-o', program, `./${path}`], { cwd: CODE, env });
      if (status !== 0) throw new Error(stderr.toString());
      built.set(path, program);
    }
    return run(program, args);
  };
}
