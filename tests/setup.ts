/**
 * Properties run from one seed, so that a commit passes or fails alike everywhere; `FAST_CHECK_SEED=123 npm test`
 * (any number) explores further.
 */
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['FAST_CHECK_SEED'] ?? 6455) });
