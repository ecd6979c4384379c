import type { Lab } from '../lab/lab.ts';

/**
 * Lets many tests share a lab: notes its configuration now, and gives what puts all back
 * as it was made: the files, an empty queue and log, nothing that Postbar remembers, every
 * address within reach but the one that never is, and a Postfix that runs with it.
 */
export async function asMade(lab: Lab): Promise<() => Promise<void>> {
  const [config, kept] = [lab.configFiles, `${lab.directory}/as-made`];
  await lab.exec('cp', ['-a', config, kept], { check: true });
  // Not a reload: of one that hangs, or throttles a service, nothing is left.
  const script = `
timeout 20 postfix -c "$1" abort
postsuper -c "$1" -d ALL
find "$2" -mindepth 1 -delete && cp -a "$3/." "$2/"
find /var/lib/postbar -mindepth 1 -delete
nft 'flush set inet lab blocked4; flush set inet lab blocked6; add element inet lab blocked4 { 192.0.2.99 }'
: > "$4"`;
  return async () => {
    const places = [lab.configDir, config, kept, `${lab.directory}/maillog`];
    await lab.exec('sh', ['-c', script, 'as-made', ...places]);
    await lab.postfix('start');
  };
}
