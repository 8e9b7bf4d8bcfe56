/** The policy on every page is as strict as promised, and our own trusted-types policy lets nothing foreign through. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pagePolicy } from '../../src/site/policy.ts';

describe('Content-Security-Policy', () => {
  const policy = pagePolicy('sha256-AbC=', 'sha256-DeF=');
  const directives = new Map(policy.split('; ').map((each) => [each.split(' ')[0]!, each.split(' ').slice(1)]));

  it('denies by default and allows no foreign origin and no inline text but the two with these hashes', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(directives.get('script-src')).toEqual(["'self'", "'sha256-AbC='"]);
    expect(directives.get('style-src')).toEqual(["'self'", "'sha256-DeF='"]);
    for (const name of ['font-src', 'worker-src']) expect(directives.get(name)).toEqual(["'self'"]);
  });

  it('lets the reader open WebSockets', () => {
    expect(directives.get('connect-src')).toEqual(["'self'", 'ws:', 'wss:']);
  });

  it('demands trusted types and names the policies in use', () => {
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(directives.get('trusted-types')).toEqual(['svelte-trusted-html', 'frame-by-frame']);
  });
});

describe('trustedScriptUrl', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  async function load(trustedTypes?: object) {
    vi.stubGlobal('location', new URL('https://site.test/a/b/frames/'));
    vi.stubGlobal('document', { baseURI: 'https://site.test/a/b/frames/' });
    vi.stubGlobal('window', { trustedTypes });
    return (await import('../../src/state/trusted-url.ts')).trustedScriptUrl;
  }

  it('passes files of this site and refuses any other origin', async () => {
    const trusted = await load();
    expect(trusted('https://site.test/a/b/sw.js')).toBe('https://site.test/a/b/sw.js');
    expect(trusted('../sw.js')).toBe('../sw.js');
    for (const foreign of ['https://evil.test/x.js', '//evil.test/x.js', 'data:text/javascript,1', 'blob:null/1'])
      expect(() => trusted(foreign), foreign).toThrow(TypeError);
  });

  it('makes the policy once, under the name that the pages allow', async () => {
    const createPolicy = vi.fn((_name: string, rules: object) => rules);
    const trusted = await load({ createPolicy });
    trusted('/a/b/x.js');
    trusted('/a/b/y.js');
    expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(['frame-by-frame']);
  });
});
