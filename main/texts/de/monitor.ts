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
  logFailed: {
    title: 'Das Mail-Protokoll ließ sich nicht lesen',
    detail:
      'Bis es gelingt, kann Postbar Ihnen nicht sagen, was zurückkam. Es versucht es von selbst wieder.',
  },
  queueUnreadable: {
    title: 'Die Warteschlange ließ sich nicht lesen',
    detail: 'Postfix hat sie nicht gezeigt. Postbar versucht es von selbst wieder.',
  },
  queueNotPermitted: {
    title: 'Postfix zeigt diesem Benutzer seine Warteschlange nicht',
    detail: 'Der Parameter authorized_mailq_users in main.cf sagt, wer sie sehen darf.',
  },
  memoryUnwritten: {
    title: 'Postbar kann nicht festhalten, was es gesehen hat',
    detail:
      'Nach einem Neustart meldet es manches vielleicht noch einmal. Schaffen Sie Platz auf der Festplatte, oder machen Sie den Ordner für diesen Benutzer beschreibbar.',
  },
  memoryBroken: {
    title: 'Postbar hat vergessen, was es bisher gesehen hat',
    detail:
      'Die Datei, in der es festgehalten war, ließ sich nicht verstehen und liegt jetzt beiseite. Ihre Post ist davon nicht berührt. Postbar hat den letzten Tag des Protokolls noch einmal gelesen, so weit es reicht; was es Ihnen schon gemeldet hat, meldet es vielleicht noch einmal.',
  },
  systemLog: 'das Protokoll des Systems',
  domains: (first, others) =>
    others === 0
      ? first
      : `${first} und ${others === 1 ? '1 weitere Domain' : `${others} weitere Domains`}`,
  whoActs: {
    you: 'das können Sie beheben',
    recipient: 'das kann nur der Empfänger beheben',
    'recipient-admin': 'das kann nur die Gegenseite beheben',
    'internet-provider': 'das kann Ihr Internetanbieter beheben',
    'dns-host': 'das kann beheben, wer die Domain verwaltet',
    nobody: 'gibt sich von selbst',
  },
  watch: {
    state: {
      running: 'Postfix läuft',
      asleep: 'Postfix schläft',
      stopped: 'Postfix ist angehalten',
      unknown: 'Ob Postfix läuft, ist nicht zu sehen',
    },
    queue: (total) =>
      total === 0
        ? 'keine E-Mail wartet'
        : total === 1
          ? '1 Nachricht wartet'
          : `${total} Nachrichten warten`,
    event: {
      sent: 'zugestellt',
      deferred: 'muss warten',
      'soft-bounced': 'muss warten',
      bounced: 'kam zurück',
      expired: 'kam zurück, nach zu langem Warten',
      rejected: 'nicht angenommen',
      'service-dying': 'ein Zustelldienst ist ausgefallen',
      'service-throttled': 'ein Zustelldienst fällt immer wieder aus',
      'transport-unavailable': 'ein Zustelldienst ist nicht zu erreichen',
      'map-unavailable': 'eine Tabelle lässt sich nicht lesen',
      'master-start': 'Postfix wurde gestartet',
      'master-reload': 'Postfix hat seine Konfiguration neu gelesen',
      'master-stop': 'Postfix wurde beendet',
      error: 'Postfix meldet einen Fehler',
      fatal: 'ein Teil von Postfix hat aufgegeben',
      panic: 'ein Teil von Postfix ist schwer gestört',
    },
    over: {
      'log-unseen': 'Das Mail-Protokoll lässt sich wieder lesen',
      'queue-unseen': 'Die Warteschlange lässt sich wieder lesen',
      'memory-unwritten': 'Postbar kann wieder festhalten, was es sieht',
      'memory-broken': 'Postbar kennt wieder einen ganzen Tag',
    },
  },
  held: {
    title: 'Zurückgehalten',
    detail: 'Nicht gesendet, bis Sie sie freigeben',
  },
  unexplained: {
    title: 'Warten auf den ersten Versuch',
    detail: 'Postfix hat dazu noch nichts gesagt',
  },
};
