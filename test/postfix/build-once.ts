import { buildCommandLine } from './command-line.ts';

/** Before the tests that run side by side: each of them would else begin to build. */
export default buildCommandLine;
