/** The picture of a whole connection in Chinese: the component with its words, for the registry of widgets. */
export { default as component } from './HandshakeSequence.svelte';
export { sequenceZh as texts } from '../../i18n/handshake/sequence-zh.ts';
