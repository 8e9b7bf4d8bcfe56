/**
 * What stands in the form that builds a frame, so that closing the gallery loses nothing that was typed.
 *
 * Knows one draft a page. Must not know what becomes of it (examples-build.ts).
 */
import type { BuildDraft } from './examples-build.ts';

export const draft: BuildDraft = $state({ input: '', as: 'text', from: 'client', type: 'text', code: '1000' });
