/**
 * Repairs inside Sec-WebSocket-Extensions: an element or a parameter taken out, a value brought down to what was asked.
 *
 * Knows where the elements stand. Must not decide whether they are wrong (extensions.ts and permessage-deflate.ts did).
 */
import { type Extension, type ExtensionParameter, extensionText, parseExtensions, rangeOfExtension, readExtensions } from './extensions.ts';
import type { HandshakeFinding } from './findings.ts';
import { fieldsNamed, type MessageHead } from './head.ts';
import type { Patch } from './patch.ts';
import { PMD } from './permessage-deflate.ts';
import type { SentRequest } from './response.ts';

/** The patches for one finding about the list; null where there is no single way. */
export function repairExtensions(head: MessageHead, finding: HandshakeFinding, sent: SentRequest | null): readonly Patch[] | null {
  const fields = fieldsNamed(head, 'sec-websocket-extensions');
  const start = finding.range.start / 8;
  const field = fields.find(({ lineRange }) => lineRange.start <= start && start < lineRange.end);
  if (field === undefined) return null;
  const { extensions } = readExtensions([field]);
  const at = extensions.findIndex((extension) => {
    const range = rangeOfExtension(extension, extension);
    return range.start <= start && start < range.end;
  });
  const kept = mended(extensions, at, finding, sent);
  if (kept === null) return null;
  // Nothing left: the field goes, for an empty list is no list.
  if (kept.length === 0) return [{ ...field.lineRange, put: '' }];
  return [{ ...field.valueRange, put: kept.map(extensionText).join(', ') }];
}

function mended(
  extensions: readonly (Extension & { readonly field: unknown })[],
  at: number,
  { code, params }: HandshakeFinding,
  sent: SentRequest | null,
): readonly Extension[] | null {
  if (code === 'list-empty-element') return extensions;
  const extension = extensions[at];
  if (extension === undefined) return null;
  if (code === 'extension-not-offered' || code === 'pmd-accepted-twice') return extensions.filter((_, index) => index !== at);
  const put = (parameters: readonly ExtensionParameter[]) =>
    extensions.map((each, index) => (index === at ? { ...each, parameters } : each));
  const { parameters } = extension;
  const name = String(params['parameter']);
  const reason = params['reason'];
  if (code === 'pmd-parameter-missing') {
    const value = params['value'] === '' ? null : String(params['value']);
    return put([...parameters, { name, value, quoted: false, from: 0, to: 0 }]);
  }
  const index = faulty(parameters, name, reason);
  if (index < 0) return null;
  const without = () => put(parameters.filter((_, place) => place !== index));
  const withValue = (value: string | null) =>
    put(parameters.map((each, place) => (place === index ? { ...each, value, quoted: false } : each)));
  switch (reason) {
    case undefined: // pmd-parameter-not-offered
    case 'unknown':
    case 'duplicate':
      return without();
    case 'value-unexpected':
      return withValue(null);
    case 'larger':
      return withValue(String(params['asked']));
    // A value is missing or out of range: what was asked for, if a number was; else any of eight would do.
    default: {
      const asked = askedFor(name, sent);
      return asked === null ? null : withValue(asked);
    }
  }
}

/** The parameter that the finding is about: of duplicates the second. */
function faulty(parameters: readonly ExtensionParameter[], name: string, reason: unknown): number {
  const first = parameters.findIndex((each) => each.name === name);
  return reason === 'duplicate' ? parameters.findIndex((each, index) => index > first && each.name === name) : first;
}

/** The number that the request put on a parameter, if its offers of permessage-deflate name one and the same. */
function askedFor(name: string, sent: SentRequest | null): string | null {
  const offers = parseExtensions(sent?.extensions ?? '').extensions.filter((each) => each.name === PMD);
  const values = new Set(offers.map(({ parameters }) => parameters.find((each) => each.name === name)?.value ?? null));
  return values.size === 1 ? [...values][0]! : null;
}
