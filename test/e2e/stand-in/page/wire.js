// How values cross from world to world and from process to process: as JSON
// with marks for what JSON has no word for. What structured clone would refuse
// is refused here. Used as text: evaluated in pages and in Node alike.
(() => {
  const marks = {
    undefined: { from: () => '', to: () => undefined },
    date: { from: (value) => value.getTime(), to: (value) => new Date(value) },
    bigint: { from: String, to: (value) => BigInt(value) },
    bytes: { from: (value) => [...value], to: (value) => Uint8Array.from(value) },
  };

  function kindOf(value) {
    if (value === undefined) return 'undefined';
    if (typeof value === 'bigint') return 'bigint';
    if (value instanceof Date) return 'date';
    if (value instanceof Uint8Array) return 'bytes';
    return undefined;
  }

  function pack(value) {
    const kind = kindOf(value);
    if (kind) return { mark: kind, value: marks[kind].from(value) };
    if (typeof value === 'function' || typeof value === 'symbol')
      throw new Error('An object could not be cloned.');
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(pack);
    const packed = Object.entries(value).map(([key, inner]) => [key, pack(inner)]);
    return { mark: 'object', value: packed };
  }

  function unpack(packed) {
    if (Array.isArray(packed)) return packed.map(unpack);
    if (packed === null || typeof packed !== 'object') return packed;
    if (packed.mark !== 'object') return marks[packed.mark].to(packed.value);
    const value = {};
    for (const [key, inner] of packed.value) {
      // Plain assignment would set the prototype for the key __proto__.
      Object.defineProperty(value, key, {
        value: unpack(inner),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return value;
  }

  return {
    encode: (value) => JSON.stringify(pack(value)),
    decode: (text) => unpack(JSON.parse(text)),
  };
})();
