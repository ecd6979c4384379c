import type { EventEmitter } from 'node:events';

const emitterMembers = ['on', 'once', 'off', 'removeListener', 'emit', 'listenerCount'] as const;

/**
 * An object of Electron's with the members the stand-in has. The types check
 * each against Electron's own; asking for any other throws and names it.
 * `events` lends the members of an event emitter.
 */
export function only<Whole extends object>(
  name: string,
  members: Partial<Whole>,
  events?: EventEmitter,
): Whole {
  const whole = new Proxy(members, {
    get: (target, key, receiver) => {
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') return undefined;
      if (key in target) return Reflect.get(target, key);
      const emitterMember = emitterMembers.find((member) => member === key);
      if (!events || !emitterMember) throw new Error(`stand-in: ${name}.${key} is not known`);
      return (...args: Parameters<EventEmitter['emit']>) => {
        const given = Reflect.apply(events[emitterMember], events, args);
        return given === events ? receiver : given;
      };
    },
    set: (_target, key) => {
      throw new Error(`stand-in: ${name}.${String(key)} cannot be set`);
    },
  });
  return whole as Whole;
}

/** A class of Electron's: `new` gives what `make` makes; its own members are `statics`. */
export function classOf<Class extends abstract new (...args: never[]) => object>(
  name: string,
  make: (...args: ConstructorParameters<Class>) => InstanceType<Class>,
  statics: Partial<Class>,
): Class {
  const known = only<Class>(name, statics);
  const target = class {} as unknown as Class;
  return new Proxy(target, {
    construct: (_target, args) => make(...(args as ConstructorParameters<Class>)),
    get: (_target, key) => Reflect.get(known, key),
  });
}

/** An event whose default can be prevented, and whether it was. */
export function preventable(): { event: { preventDefault(): void }; prevented: () => boolean } {
  let prevented = false;
  const event = {
    preventDefault: () => {
      prevented = true;
    },
  };
  return { event, prevented: () => prevented };
}
