// Loaded into real Electron before the app (-r): keeps what the app puts on
// the desktop where the specs can read it. A menu is recorded, not opened,
// because an open one would wait for a person.
const { Menu, Notification, Tray } = require('electron');

const recorded = {
  tray: undefined,
  trayObject: undefined,
  menu: undefined,
  notifications: [],
  notificationObjects: [],
};
globalThis.recorded = recorded;

function after(prototype, name, record) {
  const original = prototype[name];
  prototype[name] = function (...args) {
    record(this, ...args);
    return original.apply(this, args);
  };
}

const tray = (object) => {
  recorded.trayObject = object;
  recorded.tray ??= { image: '', title: '', toolTip: '' };
  return recorded.tray;
};

after(Tray.prototype, 'setIgnoreDoubleClickEvents', (object) => tray(object));
after(Tray.prototype, 'setToolTip', (object, text) => {
  tray(object).toolTip = text;
});
after(Tray.prototype, 'setTitle', (object, text) => {
  tray(object).title = text;
});
after(Notification.prototype, 'show', (object) => {
  const { title, body, silent } = object;
  recorded.notifications.push({ title, body, silent, closed: false });
  recorded.notificationObjects.push(object);
});
after(Notification.prototype, 'close', (object) => {
  const shown = recorded.notifications[recorded.notificationObjects.indexOf(object)];
  if (shown) shown.closed = true;
});
Tray.prototype.popUpContextMenu = (menu) => {
  recorded.menu = menu;
};
Menu.prototype.popup = () => {};
