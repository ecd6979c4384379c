import type { Finished } from './host.ts';

/** Why a program has no exit code: by the error that kept it from starting, where there was one. */
export function failureToStart(code: string | undefined): NonNullable<Finished['failure']> {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'not-found';
  return code === 'EACCES' || code === 'EPERM' ? 'not-permitted' : 'killed';
}
