import type { Answer, CallError } from '../../preload/contract.ts';

/** The answer to a page's call that did what it was asked for. */
export const done = <T>(value: T): Answer<T> => ({ ok: true, value });

/** The answer to one that did not, and why. */
export const failed = (error: CallError): Answer<never> => ({ ok: false, error });
