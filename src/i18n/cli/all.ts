/** The catalogues that the command line prints from, by locale. Knows where they are; must not word anything. */
import { en as captureEn } from '../capture/en.ts';
import { zh as captureZh } from '../capture/zh.ts';
import type { Locale } from '../catalogue.ts';
import { en as explainEn } from '../explain/en.ts';
import { zh as explainZh } from '../explain/zh.ts';
import { en as findingsEn } from '../findings/en.ts';
import { zh as findingsZh } from '../findings/zh.ts';
import { checkEn } from '../handshake/check-en.ts';
import { checkZh } from '../handshake/check-zh.ts';
import { findingsEn as handshakeFindingsEn } from '../handshake/findings-en.ts';
import { findingsZh as handshakeFindingsZh } from '../handshake/findings-zh.ts';
import { labEn } from '../handshake/lab-en.ts';
import { labZh } from '../handshake/lab-zh.ts';
import { scenariosEn } from '../scenarios/en.ts';
import { scenariosZh } from '../scenarios/zh.ts';
import { en as termsEn } from '../terms/en.ts';
import { zh as termsZh } from '../terms/zh.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

export const WORDS = {
  en: {
    cli: en,
    capture: captureEn,
    explain: explainEn,
    findings: findingsEn,
    terms: termsEn,
    lab: labEn,
    check: checkEn,
    handshakeFindings: handshakeFindingsEn,
    scenarios: scenariosEn,
  },
  zh: {
    cli: zh,
    capture: captureZh,
    explain: explainZh,
    findings: findingsZh,
    terms: termsZh,
    lab: labZh,
    check: checkZh,
    handshakeFindings: handshakeFindingsZh,
    scenarios: scenariosZh,
  },
} satisfies Record<Locale, unknown>;

export type Words = (typeof WORDS)[Locale];
