import type { uninstall as pattern } from '../en/uninstall.ts';

const changes = (count: number) => (count === 1 ? 'die eine Änderung' : `alle ${count} Änderungen`);

export const uninstall: typeof pattern = {
  nothingMade: 'Postbar hat an Postfix nichts geändert, also gibt es nichts zurückzunehmen.',
  takenBack: (count) =>
    count === 0
      ? 'Jede Änderung war schon zurückgenommen; was Postbar davon aufbewahrt hatte, ist entfernt.'
      : `Postbar hat ${changes(count)} zurückgenommen. Die Dateien von Postfix sind Byte für Byte, wie sie waren, und was Postbar aufbewahrt hatte, ist entfernt.`,
  edited: (names) =>
    names === ''
      ? 'Jemand hat die Dateien von Postfix bearbeitet, seit Postbar sie geändert hat; Postbar lässt sie deshalb in Ruhe. Die Dateien von vorher sind aufbewahrt.'
      : `Jemand hat die Dateien von Postfix bearbeitet, seit Postbar sie geändert hat. Postbar hat deshalb nur die eigenen Regeln herausgenommen (${names}) und den Rest gelassen. Die Dateien von vorher sind aufbewahrt.`,
  orphan: (folder) =>
    `Postbar hat einmal ein Postfix geändert, das es nicht mehr findet. Die Dateien von vorher sind in ${folder}.`,
  would: 'Würde zurückgenommen:',
  wouldRemove:
    'Jede Änderung ist schon zurückgenommen; was Postbar davon aufbewahrt, würde entfernt.',
  wouldSwitchOff: (names) => `Würde nur ausgeschaltet: ${names}`,
  left: 'Nicht Byte für Byte zurückgenommen, weil diese Dateien inzwischen bearbeitet wurden:',
  remains: 'Was noch da ist:',
  backups: 'Die Dateien von vor Postbars Änderungen',
  app: 'Die App selbst: Beenden Sie sie und legen Sie sie in den Papierkorb',
  settings: 'Ihre Einstellungen von Postbar',
};
