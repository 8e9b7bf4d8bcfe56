/** The picture of a whole connection in English: the component with its words, for the registry of widgets. */
export { default as component } from './HandshakeSequence.svelte';
export { sequenceEn as texts } from '../../i18n/handshake/sequence-en.ts';
