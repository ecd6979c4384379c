import * as v from 'valibot';

const base64 = v.pipe(
  v.string(),
  v.transform((text) => Buffer.from(text, 'base64').toString('utf8')),
);

const fileChange = v.object({ file: v.string(), before: v.string(), after: v.string() });

const answerSchema = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    code: v.literal('done'),
    changed: v.optional(v.boolean(), false),
    /** Whether Postfix ran when it happened: else the change waits for its next start. */
    running: v.optional(v.boolean(), false),
    /** True where an earlier change, cut short, was taken back first. */
    recovered: v.optional(v.boolean(), false),
    files: v.optional(v.array(fileChange), []),
    text: v.optional(base64, ''),
  }),
  v.object({
    ok: v.literal(false),
    code: v.picklist([
      'invalid',
      'unsafe',
      'busy',
      'failed',
      'check-failed',
      'changed-meanwhile',
      'rolled-back',
      // Said by the elevation port, not by the script:
      'cancelled',
      'not-authorized',
      'no-answer',
    ]),
    text: v.optional(base64, ''),
  }),
]);

/** What helper.sh answered, or what kept it from answering. Texts are decoded. */
export type HelperAnswer = v.InferOutput<typeof answerSchema>;

/** A refusal that did not come from the script itself. */
export function refusal(
  code: 'cancelled' | 'not-authorized' | 'no-answer',
  text: string,
): HelperAnswer {
  return { ok: false, code, text };
}

/** Reads the helper's one line; anything else is `no-answer` with the beginning of what came. */
export function readAnswer(output: string): HelperAnswer {
  const line = output
    .split('\n')
    .findLast((candidate) => candidate.startsWith('{'))
    ?.trim();
  try {
    return v.parse(answerSchema, JSON.parse(line ?? ''));
  } catch {
    return refusal('no-answer', output.slice(0, 500));
  }
}
