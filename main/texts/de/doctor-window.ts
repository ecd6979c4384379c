import type { doctorWindow as pattern } from '../en/doctor-window.ts';

export const doctorWindow: typeof pattern = {
  failed: 'Etwas, das dazu nötig ist, ging nicht; die Einzelheiten sagen, was.',
  stopped: 'Sie haben die Untersuchung angehalten, bevor sie fertig war.',
  gone: 'Postbar hat inzwischen noch einmal nachgesehen; diese Zeile gibt es nicht mehr.',
  watching: (count) =>
    count === 1
      ? '1 Nachricht hat darauf gewartet. Postfix versucht sie jetzt …'
      : `${count.toLocaleString('de')} Nachrichten haben darauf gewartet. Postfix versucht sie jetzt …`,
  watchFailed: 'Was aus den wartenden E-Mails geworden ist, kann Postbar nicht sagen.',
};
