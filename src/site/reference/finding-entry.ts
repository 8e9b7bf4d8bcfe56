/**
 * A finding with its words filled in from its example, as the reference shows it.
 *
 * Knows registries, catalogues and examples. Must not know how an entry looks.
 */
import type { Locale } from '../../i18n/catalogue.ts';
import { en as findingsEn } from '../../i18n/findings/en.ts';
import { says } from '../../i18n/findings/says.ts';
import { zh as findingsZh } from '../../i18n/findings/zh.ts';
import { findingsEn as handshakesEn } from '../../i18n/handshake/findings-en.ts';
import { findingsZh as handshakesZh } from '../../i18n/handshake/findings-zh.ts';
import { handshakeSays } from '../../i18n/handshake/says.ts';
import { referencePage } from '../../i18n/reference/page.ts';
import { sectionLabel } from '../../i18n/rfc.ts';
import { findingSpec, type FindingCode, type Severity } from '../../protocol/findings.ts';
import { findingPlace, handshakeFindingSpec, type HandshakeFindingCode } from '../../protocol/handshake/findings.ts';
import type { JudgedFrame, JudgedHandshake } from './judged.ts';
import { otherLocale } from './terms.ts';

export interface FindingEntry {
  readonly code: FindingCode | HandshakeFindingCode;
  readonly severity: Severity;
  /** `close code 1002`, `status 400`; null when nothing. */
  readonly cost: string | null;
  readonly title: string;
  /** In the other language, for the filter. */
  readonly otherTitle: string;
  readonly text: string;
  readonly consequence: string;
  /** Empty where there is nothing to do. */
  readonly repair: string;
  readonly says: readonly { readonly who: string; readonly text: string }[];
  readonly sections: readonly { readonly section: string; readonly label: string }[];
  /** The example as far as it can be shown; empty where something is missing. */
  readonly shown: string;
  readonly given: string | null;
  readonly open: { readonly href: string; readonly label: string } | null;
}

/** Addresses of the tools. */
export interface Tools {
  readonly frames: string;
  readonly handshake: string;
  readonly url: string;
}

const FRAMES = { en: findingsEn, zh: findingsZh };
const HANDSHAKES = { en: handshakesEn, zh: handshakesZh };
/** Longer examples are opened, not printed. */
const MOST_HEX = 96;

export function frameEntry({ code, params, hex, fragment }: JudgedFrame, locale: Locale, tools: Tools): FindingEntry {
  const words = referencePage[locale].findings;
  const { severity, section, closeCode } = findingSpec(code);
  const text = FRAMES[locale][code];
  return {
    code,
    severity,
    cost: closeCode === null ? null : words.closeCode(closeCode),
    title: text.title,
    otherTitle: FRAMES[otherLocale(locale)][code].title,
    text: text.text(params),
    consequence: text.consequence(params),
    repair: text.repair(params),
    says: says(code, params),
    sections: [{ section, label: sectionLabel(section) }],
    shown: hex.length > MOST_HEX ? `${hex.slice(0, MOST_HEX)}…` : hex,
    given: null,
    open: { href: `${tools.frames}#${fragment}`, label: words.openFrames },
  };
}

export function handshakeEntry(judged: JudgedHandshake, locale: Locale, tools: Tools): FindingEntry {
  const { code, params } = judged;
  const words = referencePage[locale].findings;
  const kind = judged.in === 'response' ? 'response' : 'request';
  const { severity, status, inResponse } = handshakeFindingSpec(code);
  const text = HANDSHAKES[locale][code];
  const places = [findingPlace(code, kind), ...(inResponse ? [findingPlace(code, 'response')] : [])];
  return {
    code,
    severity,
    cost: kind === 'request' && status !== null ? words.status(status) : null,
    title: text.title,
    otherTitle: HANDSHAKES[otherLocale(locale)][code].title,
    text: text.text(params, kind),
    consequence: text.consequence(params, kind),
    repair: text.repair(params, kind),
    says: handshakeSays(code, params, kind),
    sections: places.map(({ section, item }) => ({
      section,
      label: item === null ? sectionLabel(section) : words.item(section, item),
    })),
    shown: judged.shown,
    given: judged.given === null ? null : code === 'origin-not-allowed' ? words.given.origins(judged.given) : words.given.url(judged.given),
    open:
      judged.link === null
        ? null
        : {
            href: `${tools[judged.link.page]}#${judged.link.fragment}`,
            label: judged.link.page === 'url' ? words.openUrl : words.openHandshake,
          },
  };
}
