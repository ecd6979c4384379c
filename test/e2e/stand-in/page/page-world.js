// The page's own world: makes what the preload exposes out of its announcement.
// Runs before any script of the page; only this closure knows the channel.
(channel, wire) => {
  const waiting = new Map();
  let calls = 0;

  const caller =
    (path) =>
    (...args) =>
      new Promise((resolve, reject) => {
        const id = ++calls;
        waiting.set(id, { resolve, reject });
        say('call', { id, path, args });
      });

  function build(shape, path) {
    if (shape.kind === 'function') return caller(path);
    if (shape.kind === 'value') return shape.value;
    const entries = shape.members.map(([key, inner]) => [key, build(inner, [...path, key])]);
    return Object.freeze(Object.fromEntries(entries));
  }

  function say(what, value) {
    const detail = wire.encode(value);
    document.dispatchEvent(new CustomEvent(`${channel}-${what}`, { detail }));
  }

  document.addEventListener(`${channel}-expose`, ({ detail }) => {
    const { key, shape } = wire.decode(detail);
    // As contextBridge does: neither replaced nor removed by the page.
    Object.defineProperty(window, key, { value: build(shape, [key]), enumerable: true });
  });

  document.addEventListener(`${channel}-settle`, ({ detail }) => {
    const { id, ok, value } = wire.decode(detail);
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (ok) resolve(value);
    else reject(new Error(value));
  });
};
