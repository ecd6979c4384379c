import fc from 'fast-check';
import type * as v from 'valibot';

// Messages made from a call's own schema: good ones, and ones that are wrong in
// one place. A schema of a form that is not known here, or a text, a list or a
// number without a bound, throws by name, so a new call cannot slip through.

/** One place of a schema: an object, a text, a list … and what bounds it. */
interface Form {
  readonly type: string;
  readonly entries: Readonly<Record<string, v.GenericSchema>>;
  readonly options: readonly unknown[];
  readonly literal: unknown;
  readonly item: v.GenericSchema;
  readonly wrapped: v.GenericSchema;
  /** By the action's name: `max_length`, `integer`. */
  readonly bounds: ReadonlyMap<string, unknown>;
}

interface Part {
  readonly kind: string;
  readonly type: string;
  readonly requirement?: unknown;
  readonly pipe?: readonly Part[];
}

const knownBounds = 'max_length min_length min_value max_value integer regex check'.split(' ');

/** A schema's parts in their order, with those of a pipe in a pipe. */
const partsOf = (schema: Part): readonly Part[] => schema.pipe?.flatMap(partsOf) ?? [schema];

function formOf(schema: v.GenericSchema): Form {
  const parts = partsOf(schema);
  const form = parts.findLast(({ kind }) => kind === 'schema') as unknown as Form;
  const actions = parts.filter(({ kind }) => kind !== 'schema');
  for (const { type } of actions)
    if (!knownBounds.includes(type)) throw new Error(`how to break "${type}" is not known here`);
  // Where there are two, the later one is the tighter.
  const bounds = new Map(actions.map(({ type, requirement }) => [type, requirement]));
  return { ...form, bounds };
}

function bound({ type, bounds }: Form, name: string): number {
  const value = bounds.get(name);
  if (typeof value !== 'number') throw new Error(`a ${type} without ${name}`);
  return value;
}

/** A text as long as it may be, or one that fits the pattern. */
function goodText(form: Form): string {
  const max = bound(form, 'max_length');
  const pattern = form.bounds.get('regex');
  if (!(pattern instanceof RegExp)) return 'a'.repeat(max);
  const [fitting] = fc.sample(
    fc.stringMatching(pattern).filter(({ length }) => length <= max),
    { numRuns: 1, seed: 1 },
  );
  return fitting ?? '';
}

/** Good messages: one, or one for each kind of a variant. */
export function goodMessages(schema: v.GenericSchema): unknown[] {
  const form = formOf(schema);
  switch (form.type) {
    case 'strict_object':
      return Object.entries(form.entries).reduce<unknown[]>(
        (messages, [key, inner]) =>
          messages.flatMap((message) =>
            goodMessages(inner).map((value) => ({ ...(message as object), [key]: value })),
          ),
        [{}],
      );
    case 'optional':
      return goodMessages(form.wrapped);
    case 'nullable':
      return [goodMessages(form.wrapped)[0], null];
    case 'variant':
      return form.options.flatMap((option) => goodMessages(option as v.GenericSchema));
    case 'array':
      return [[goodMessages(form.item)[0]]];
    case 'string':
      return [goodText(form)];
    case 'number':
      return [bound(form, 'max_value')];
    case 'boolean':
      return [true];
    case 'picklist':
      return [form.options[0]];
    case 'literal':
      return [form.literal];
    default:
      throw new Error(`a good ${form.type} is not known here`);
  }
}

/** A value that is wrong, and in what way. */
export type Wrong = readonly [why: string, value: unknown];

const ofNoUse: readonly Wrong[] = [
  ['null', null],
  ['an object', { toString: 'a', length: 1, 0: 'a' }],
  ['a date', new Date(0)],
  ['a map', new Map([['kind', 'all']])],
  ['bytes', new Uint8Array(2)],
  ['a big integer', 7n],
  ['an error', new Error('a')],
  ['no end of lists', deep()],
];
const aList: Wrong = ['a list', ['a']];
const aText: Wrong = ['a text', 'true'];
const aNumber: Wrong = ['a number', 1];
const aBoolean: Wrong = ['a boolean', true];

/** Values that differ from the schema in one place each. */
export function wrongMessages(schema: v.GenericSchema): Wrong[] {
  const form = formOf(schema);
  switch (form.type) {
    case 'strict_object':
      return [...ofNoUse, aList, aText, aNumber, aBoolean, ...wrongParts(form)];
    case 'optional':
      return wrongMessages(form.wrapped);
    case 'nullable':
      return wrongMessages(form.wrapped).filter(([, value]) => value !== null);
    case 'variant':
      return [
        ...form.options.flatMap((option) => wrongMessages(option as v.GenericSchema)),
        ['no kind of it', { kind: 'everything' }],
      ];
    case 'array':
      return [...ofNoUse, aText, aNumber, aBoolean, ...wrongLists(form)];
    case 'string':
      return [
        ...[...ofNoUse, aList, aNumber, aBoolean],
        ['too long', 'a'.repeat(bound(form, 'max_length') + 1)],
        ...(form.bounds.has('regex') ? wrongTexts(form) : []),
      ];
    case 'number':
      return [...ofNoUse, aList, aText, aBoolean, ...wrongNumbers(form)];
    case 'boolean':
      return [...ofNoUse, aList, aText, aNumber];
    case 'picklist':
    case 'literal':
      return [
        ...[...ofNoUse, aList, aNumber, aBoolean],
        ...['', 'ALL', '__proto__', 'constructor'].map((word): Wrong => [`"${word}"`, word]),
      ];
    default:
      throw new Error(`a wrong ${form.type} is not known here`);
  }
}

function wrongParts(form: Form): Wrong[] {
  const good = goodMessages(form as unknown as v.GenericSchema)[0] as Record<string, unknown>;
  const entries = Object.entries(form.entries);
  const missing = entries
    .filter(([, inner]) => formOf(inner).type !== 'optional')
    .map(([key]): Wrong => {
      const { [key]: _left, ...rest } = good;
      return [`without ${key}`, rest];
    });
  const extra = ['surprise', '__proto__', 'constructor', 'toString', '', 'a'.repeat(100_000)].map(
    (key): Wrong => {
      const message = { ...good };
      // Plain assignment would set the prototype for the key __proto__.
      Object.defineProperty(message, key, { value: {}, enumerable: true });
      return [`with "${key.slice(0, 20)}" too`, message];
    },
  );
  const inner = entries.flatMap(([key, part]) =>
    wrongMessages(part).map(([why, value]): Wrong => [`${key}: ${why}`, { ...good, [key]: value }]),
  );
  return [...missing, ...extra, ...inner];
}

function wrongLists(form: Form): Wrong[] {
  const max = bound(form, 'max_length');
  const [good] = goodMessages(form.item);
  return [
    ['an empty list', []],
    ['too long', Array(max + 1).fill(good)],
    ['a list with gaps', Array(2)],
    ...wrongMessages(form.item).map(([why, value]): Wrong => [`last ${why}`, [good, value]]),
  ];
}

/** Texts a pattern without an anchor at its beginning or its end would let through. */
const wrongTexts = (form: Form): Wrong[] =>
  ['', ` ${goodText(form)}`, `${goodText(form)}\n`, `${goodText(form)}\0`].map(
    (value): Wrong => [JSON.stringify(value), value],
  );

function wrongNumbers(form: Form): Wrong[] {
  return [
    ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    bound(form, 'min_value') - 1,
    bound(form, 'max_value') + 1,
    ...(form.bounds.has('integer') ? [0.5] : []),
  ].map((value): Wrong => [String(value), value]);
}

/** Lists in lists, deeper than a parser that calls itself would reach. */
function deep(): unknown {
  let value: unknown = [];
  for (let level = 0; level < 100_000; level++) value = [value];
  return value;
}
