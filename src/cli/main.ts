/**
 * The program: hands the command line to `run` and leaves with its exit code. Knows nothing else.
 */
import { nodeIo } from './io.ts';
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), nodeIo());
