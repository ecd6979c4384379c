import type { Activity, ActivityBucket } from '../../preload/contract.ts';
import { bars, kinds } from '../activity-bars.ts';
import { Section } from '../parts/section.tsx';
import { texts } from '../state.ts';
import { clock } from '../time.ts';

const WIDTH = 312;
const HEIGHT = 48;

/** A day of mail as small bars: sent, above them delayed, on top returned. */
export function ActivityChart({ activity }: { activity: Activity }) {
  const { locale, activity: words } = texts.value;
  const { buckets, totals } = activity;
  const none = totals.sent + totals.deferred + totals.bounced === 0;
  return (
    <Section id="activity" title={words.title} aside={!none && <Totals totals={totals} />}>
      {none ? (
        <p class="row empty">{words.empty}</p>
      ) : (
        <div class="row chart">
          <svg
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            width={WIDTH}
            height={HEIGHT}
            role="img"
            aria-label={words.chart(totals, clock(busiest(buckets).at, locale))}
          >
            {bars(buckets, WIDTH, HEIGHT).map((bar) => (
              <g key={bar.bucket.at}>
                <title>{words.bucket(clock(bar.bucket.at, locale), bar.bucket)}</title>
                <rect class="hover" x={bar.x} width={bar.width} height={HEIGHT} />
                {bar.pieces.map((piece) => (
                  <rect key={piece.kind} class={piece.kind} rx="1" {...piece.box} />
                ))}
              </g>
            ))}
          </svg>
        </div>
      )}
    </Section>
  );
}

/** The three numbers, each beside the colour its bars have. */
function Totals({ totals }: Pick<Activity, 'totals'>) {
  const { locale, activity: words } = texts.value;
  return (
    <span class="aside totals">
      {kinds.map((kind) => (
        <span key={kind}>
          <span class={`dot ${kind}`} aria-hidden="true" />
          {words.totals[kind](totals[kind].toLocaleString(locale))}
        </span>
      ))}
    </span>
  );
}

const load = ({ sent, deferred, bounced }: ActivityBucket) => sent + deferred + bounced;

const busiest = (buckets: readonly ActivityBucket[]): ActivityBucket =>
  buckets.reduce((most, bucket) => (load(bucket) > load(most) ? bucket : most));
