// The isolated world of the preload: `require` gives what a sandboxed preload
// has of electron; the binding `postbarToMain` leads to the main process.
(channel, wire, preload) => {
  if (window !== window.top) return;
  const exposed = {};
  const waiting = new Map();
  const listeners = new Map();
  let calls = 0;

  const only = (name, members) =>
    new Proxy(members, {
      get: (target, key) => {
        if (typeof key === 'symbol' || key in target || key === 'then') return target[key];
        throw new Error(`stand-in: ${name}.${key} is not known`);
      },
    });

  function invoke(name, ...args) {
    const id = ++calls;
    const message = wire.encode({ kind: 'invoke', id, channel: name, args });
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      globalThis.postbarToMain(message);
    });
  }

  const ipcRenderer = only('ipcRenderer', {
    invoke,
    on: (name, listener) => {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
      return ipcRenderer;
    },
  });

  const contextBridge = only('contextBridge', {
    exposeInMainWorld: (key, api) => {
      exposed[key] = api;
      say('expose', { key, shape: shapeOf(api) });
    },
  });

  function shapeOf(value) {
    if (typeof value === 'function') return { kind: 'function' };
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      return { kind: 'value', value };
    const members = Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]);
    return { kind: 'object', members };
  }

  function say(what, value) {
    const detail = wire.encode(value);
    document.dispatchEvent(new CustomEvent(`${channel}-${what}`, { detail }));
  }

  document.addEventListener(`${channel}-call`, async ({ detail }) => {
    const { id, path, args } = wire.decode(detail);
    try {
      const given = path.reduce((value, key) => value[key], exposed)(...args);
      if (!(given instanceof Promise))
        throw new Error(
          `stand-in: ${path.join('.')} gives no promise, which contextBridge here needs`,
        );
      say('settle', { id, ok: true, value: await given });
    } catch (error) {
      say('settle', { id, ok: false, value: error.message });
    }
  });

  globalThis.postbarFromMain = (text) => {
    const message = wire.decode(text);
    if (message.kind === 'event') {
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...message.args);
      return;
    }
    const { resolve, reject } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) resolve(message.value);
    else reject(new Error(message.value));
  };

  const electron = only('electron', { ipcRenderer, contextBridge });
  const require = (name) => {
    if (name === 'electron') return electron;
    throw new Error(`stand-in: a sandboxed preload has no module '${name}'`);
  };
  preload(require, { exports: {} });
};
