import type { monitor as pattern } from '../en/monitor.ts';

export const monitor: typeof pattern = {
  logUnreadable: (place) => ({
    title: 'Postbar darf das Mail-Protokoll nicht lesen',
    detail: `Es kann Ihnen also nicht sagen, was zurückkam. Erlauben Sie diesem Benutzer, ${place} zu lesen: unter Debian mit der Gruppe adm, auf dem Mac mit einem Administratorkonto.`,
  }),
  noLog: {
    title: 'Es wurde kein Mail-Protokoll gefunden',
    detail:
      'Postbar kann Ihnen also nicht sagen, was zurückkam. Postfix kann selbst eines schreiben: postconf -e maillog_file=/var/log/postfix.log, dann neu starten.',
  },
  queueUnreadable: {
    title: 'Die Warteschlange ließ sich nicht lesen',
    detail: 'Postfix hat sie nicht gezeigt. Postbar versucht es von selbst wieder.',
  },
  queueNotPermitted: {
    title: 'Postfix zeigt diesem Benutzer seine Warteschlange nicht',
    detail: 'Der Parameter authorized_mailq_users in main.cf sagt, wer sie sehen darf.',
  },
  unexplained: {
    title: 'Warten auf den ersten Versuch',
    detail: 'Postfix hat dazu noch nichts gesagt',
  },
};
