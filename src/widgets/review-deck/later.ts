/** What it takes to ask a card, as one module to fetch. Must not be imported by what the first view shows, except as a type. */
export { cardOf, recapCard } from '../../lesson/review/card.ts';
export { seedOf } from '../../lesson/review/random.ts';
export { default as Card } from './Card.svelte';
