/**
 * The one trusted-types policy of our own: it lets a worker or service worker be started from a file of this site.
 *
 * Must not let through an address of another origin, nor text that is not an address.
 */

/** Must match the `trusted-types` directive of the pages' Content-Security-Policy. */
export const POLICY_NAME = 'frame-by-frame';

const rules = {
  createScriptURL(url: string): string {
    if (new URL(url, document.baseURI).origin !== location.origin) throw new TypeError(`Not a script of this site: ${url}`);
    return url;
  },
};

let policy: Pick<TrustedTypePolicy, 'createScriptURL'> | null = null;

/**
 * Marks the address of one of our own script files as allowed for `new Worker(…)` and `serviceWorker.register(…)`.
 * Typed as the string those functions are declared to take. Throws a TypeError for an address elsewhere.
 */
export function trustedScriptUrl(url: string): string {
  policy ??= window.trustedTypes?.createPolicy(POLICY_NAME, rules) ?? null;
  return policy ? (policy.createScriptURL(url) as unknown as string) : rules.createScriptURL(url);
}
