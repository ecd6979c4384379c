import type { Cause, Retry, WhoActs } from '../../doctor/reasons/explanation.ts';
import type { reasons as english, ServerName } from '../en/reasons.ts';

const causes: Record<Cause, (server: ServerName) => { title: string; text: string }> = {
  'no-ptr-ipv6': ({ start }) => ({
    title: `${start} nimmt von der IPv6-Adresse dieses Servers keine E-Mails an`,
    text: 'Die IPv6-Adresse, von der dieser Server sendet, hat keinen Namen im DNS (keinen PTR-Eintrag), und E-Mails von namenlosen Adressen werden abgewiesen. Senden Sie diese E-Mails über IPv4, oder bitten Sie Ihren Internetanbieter um einen Namen für die IPv6-Adresse.',
  }),
  'sender-not-authenticated': ({ start }) => ({
    title: `${start} konnte nicht prüfen, ob der Absender echt ist`,
    text: 'Die Domain des Absenders bürgt nicht für diesen Server (SPF oder DKIM), die Nachricht könnte also gefälscht sein. Wer das DNS der Absenderdomain verwaltet, muss diesen Server in den SPF-Eintrag aufnehmen, oder es muss eine DKIM-Signatur eingerichtet werden.',
  }),
  'sender-domain-unknown': ({ start }) => ({
    title: `${start} konnte die Absenderadresse nicht bestätigen`,
    text: 'Dort werden nur E-Mails von Adressen angenommen, die es gibt und denen man antworten kann. Prüfen Sie die Absenderadresse auf Tippfehler und ob ihre Domain MX-Einträge im DNS hat.',
  }),
  'mailbox-full': () => ({
    title: 'Das Postfach des Empfängers ist voll',
    text: 'Dort ist kein Platz mehr für neue E-Mails. Der Empfänger muss aufräumen; sagen Sie es ihm auf anderem Weg, zum Beispiel am Telefon.',
  }),
  'user-unknown': () => ({
    title: 'Diesen Empfänger gibt es nicht',
    text: 'Der Server des Empfängers kennt niemanden mit dieser Adresse. Prüfen Sie sie auf Tippfehler, oder fragen Sie den Empfänger nach der aktuellen Adresse.',
  }),
  'user-disabled': () => ({
    title: 'Das Postfach des Empfängers ist geschlossen',
    text: 'Die Adresse gab es einmal, sie nimmt aber keine E-Mails mehr an. Fragen Sie den Empfänger nach einer anderen.',
  }),
  'rate-limit': ({ start }) => ({
    title: `${start} möchte weniger Nachrichten auf einmal`,
    text: 'Dieser Server hat mehr E-Mails dorthin geschickt, als man dort annehmen will; der Rest muss warten. Meist erledigt sich das von selbst. Kommt es öfter vor, verschicken Sie große Rundschreiben langsamer.',
  }),
  greylist: ({ start }) => ({
    title: `${start} bittet Unbekannte, später wiederzukommen`,
    text: 'Wer dort noch nie E-Mails abgegeben hat, muss ein paar Minuten warten („Greylisting“, ein Schutz gegen Spam). Bei einem der nächsten Versuche geht die Nachricht durch; Sie müssen nichts tun.',
  }),
  'try-later': ({ start }) => ({
    title: `${start} kann die Nachricht gerade nicht annehmen`,
    text: 'Er bat darum, es später noch einmal zu versuchen. Sie müssen nichts tun, solange es nicht länger als einen Tag dauert.',
  }),
  'no-ptr': ({ start }) => ({
    title: `${start} weist Server ohne richtigen Namen ab`,
    text: 'Die Adresse, von der dieser Server sendet, hat keinen Namen im DNS (PTR-Eintrag), oder Name und Adresse passen nicht zusammen. Das kann nur der Internetanbieter ändern, dem die Adresse gehört; bitten Sie ihn um einen „Reverse-DNS“-Eintrag mit dem Namen dieses Servers.',
  }),
  blocklist: ({ start }) => ({
    title: `${start} traut der Adresse dieses Servers nicht`,
    text: 'Die Adresse oder Domain steht auf einer Liste von Spam-Absendern oder hat dort einen schlechten Ruf. Finden Sie die Ursache (häufig ein gestohlenes Passwort oder eine gehackte Website), und beantragen Sie danach die Löschung auf der Seite, die in den Einzelheiten steht.',
  }),
  'no-direct-sending': ({ start }) => ({
    title: `${start} nimmt von Anschlüssen wie Ihrem nicht direkt E-Mails an`,
    text: 'Adressen von Privatanschlüssen werden dort abgewiesen. Senden Sie über den Postausgangsserver Ihres Internet- oder Mailanbieters (einen Relay-Host), oder fragen Sie nach einer festen Geschäftsadresse.',
  }),
  'looks-like-spam': ({ start }) => ({
    title: `${start} hielt die Nachricht für Spam`,
    text: 'Dem Filter dort gefielen Inhalt oder Absender nicht. Versuchen Sie es mit schlichterem Text und weniger Links; werden auch gewöhnliche Nachrichten abgewiesen, prüfen Sie SPF, DKIM und die Listen der Spam-Absender.',
  }),
  'access-denied': ({ start }) => ({
    title: `${start} weist E-Mails von diesem Server oder Absender ab`,
    text: 'Ein Grund wird nicht genannt; oft ist es eine örtliche Regel oder eine Liste. Fragen Sie den Administrator des Empfängers, und schicken Sie ihm die genaue Antwort aus den Einzelheiten.',
  }),
  'too-big': () => ({
    title: 'Die Nachricht ist zu groß',
    text: 'Der Server des Empfängers nimmt Nachrichten dieser Größe nicht an. Schicken Sie weniger oder kleinere Anhänge oder einen Link zu den Dateien.',
  }),
  'content-refused': ({ start }) => ({
    title: `${start} weist etwas in der Nachricht ab`,
    text: 'Ein Anhang oder die Form der Nachricht ist dort nicht erlaubt. Schicken Sie sie ohne den Anhang oder in einem anderen Format, zum Beispiel als PDF.',
  }),
  'house-rules': ({ start }) => ({
    title: `${start} hat eine Regel gegen diese Nachricht`,
    text: 'Eine Regel dort lässt sie nicht zu: Manche Gruppen nehmen nur E-Mails von Mitgliedern an, andere begrenzen die Zahl der Empfänger. Fragen Sie den Empfänger oder dessen Administrator.',
  }),
  'relay-login': () => ({
    title: 'Der Postausgangsserver nimmt die Anmeldung nicht an',
    text: 'Der Server verlangte Benutzername und Passwort und bekam nicht die richtigen. Prüfen Sie beide bei Ihrem Mailanbieter; viele verlangen ein eigenes „App-Passwort“.',
  }),
  encryption: ({ inside }) => ({
    title: 'Es kam keine verschlüsselte Verbindung zustande',
    text: `Verschlüsselung ist hier Pflicht, aber dieser Server und ${inside} konnten sich nicht darauf einigen: Sie wird nicht angeboten, oder ein Zertifikat ist ungültig. Fragen Sie den Administrator des Empfängers, oder prüfen Sie die TLS-Einstellungen dieses Servers.`,
  }),
  'domain-unknown': () => ({
    title: 'Die Domain des Empfängers ist nicht zu finden',
    text: 'Der Teil nach dem @ ist im DNS unbekannt oder nennt keinen Mailserver. Prüfen Sie die Adresse auf Tippfehler.',
  }),
  'dns-silent': () => ({
    title: 'Der Namensdienst antwortet nicht',
    text: 'Dieser Server konnte nicht nachschlagen, wohin die Nachricht gehen soll. Betrifft es eine einzelne Domain, ist deren DNS gestört; betrifft es alle, prüfen Sie die Internetverbindung und den DNS-Server dieses Rechners.',
  }),
  'takes-no-mail': () => ({
    title: 'Die Domain des Empfängers nimmt überhaupt keine E-Mails an',
    text: 'Das sagt ihr Inhaber, oder wer ihre E-Mails verwaltet. Prüfen Sie die Adresse auf Tippfehler, oder fragen Sie den Empfänger nach einer anderen.',
  }),
  'no-ipv6-route': () => ({
    title: 'Dieser Server kann nicht über IPv6 senden',
    text: 'Er wollte den Server des Empfängers über IPv6 erreichen, hat aber keine funktionierende IPv6-Verbindung. Senden Sie über IPv4, oder lassen Sie IPv6 von Ihrem Internetanbieter in Ordnung bringen.',
  }),
  unreachable: () => ({
    title: 'Zum Server des Empfängers führt kein Weg',
    text: 'Das Netz meldet, dass der Server nicht erreichbar ist. Prüfen Sie die Internetverbindung dieses Rechners; gehen andere E-Mails hinaus, liegt der Fehler beim Empfänger.',
  }),
  'timed-out': () => ({
    title: 'Der Server des Empfängers antwortet nicht',
    text: 'Betrifft es einen einzelnen Empfänger, ist dessen Server vermutlich ausgefallen. Betrifft es alle, sperrt wahrscheinlich Ihr Internetanbieter den Port 25: Bitten Sie ihn, den Port zu öffnen, oder senden Sie über seinen Postausgangsserver (einen Relay-Host).',
  }),
  refused: () => ({
    title: 'Beim Empfänger nimmt kein Mailserver ab',
    text: 'Der Rechner ist da, aber kein Mailserver antwortet auf ihm. Meist wird er gerade gewartet oder ist falsch eingerichtet; sagen Sie dem Empfänger Bescheid, wenn es anhält.',
  }),
  'connection-lost': () => ({
    title: 'Die Verbindung brach ab',
    text: 'Der Server des Empfängers, oder etwas auf dem Weg dorthin, hat das Gespräch vorzeitig beendet. Meist erledigt sich das von selbst; hält es an, ist womöglich eine Firewall im Weg.',
  }),
  'service-broken': () => ({
    title: 'Ein Teil von Postfix auf diesem Rechner arbeitet nicht',
    text: 'Die Nachricht ist nie hinausgegangen: Der Dienst, der sie zustellen soll, fehlt oder stürzt beim Start ab. Die Diagnose nennt die Zeile, die zu reparieren ist.',
  }),
  'table-broken': () => ({
    title: 'Postfix kann eine seiner Tabellen nicht lesen',
    text: 'Eine Datei, in der steht, wohin E-Mails gehen, fehlt oder ist veraltet (oft wurde „postmap“ vergessen), oder die Festplatte ist voll. Womöglich warten deshalb alle E-Mails; die Diagnose nennt die Datei.',
  }),
  loop: () => ({
    title: 'Die Nachricht käme zu diesem Server zurück',
    text: 'Im DNS steht, dass dieser Server die E-Mails jener Domain annimmt, aber Postfix kennt die Domain nicht als seine eigene. Nehmen Sie sie in die Domains dieses Servers auf, oder berichtigen Sie das DNS.',
  }),
  'own-setup': () => ({
    title: 'Eine Einstellung von Postfix auf diesem Rechner ist falsch',
    text: 'Postfix ist an seiner eigenen Konfiguration gescheitert. Die Diagnose und die Einzelheiten nennen die Einstellung.',
  }),
  'relay-denied': ({ start }) => ({
    title: `${start} fühlt sich für diesen Empfänger nicht zuständig`,
    text: 'Das DNS schickt die Nachricht dorthin, aber jener Server nimmt für die Domain des Empfängers keine an. Das muss der Administrator des Empfängers in Ordnung bringen.',
  }),
  'their-trouble': ({ start }) => ({
    title: `${start} hat selbst ein Problem`,
    text: 'Von dort wurde ein eigener Fehler gemeldet. Meist hilft nur Warten; hält es an, sagen Sie dem Empfänger Bescheid.',
  }),
  unclear: () => ({
    title: 'Die Nachricht wurde nicht angenommen',
    text: 'Diesen Grund kennt Postbar nicht. Der genaue Wortlaut steht in den Einzelheiten; er hilft dem Administrator des Empfängers.',
  }),
};

const next: Record<Retry, (days: number) => string> = {
  'will-retry': (days) =>
    `Postfix versucht es von selbst weiter, bis zu ${days === 1 ? 'einem Tag' : `${days} Tagen`}. Der Absender erfährt davon nur, wenn alle Versuche scheitern.`,
  'given-up': () =>
    'Postfix hat aufgegeben und dem Absender das mitgeteilt. Für einen neuen Versuch muss die Nachricht noch einmal verschickt werden.',
  unknown: (days) =>
    `Solange die Nachricht in der Warteschlange ist, versucht Postfix es weiter, bis zu ${days === 1 ? 'einem Tag' : `${days} Tagen`}; ist sie nicht mehr dort, weiß der Absender Bescheid.`,
};

const whoActs: Record<WhoActs, string> = {
  you: 'Sie können etwas tun.',
  recipient: 'Nur der Empfänger kann etwas tun.',
  'recipient-admin': 'Der Administrator des Empfängers kann etwas tun.',
  'internet-provider': 'Ihr Internetanbieter kann etwas tun.',
  'dns-host': 'Wer die Domain des Absenders verwaltet, kann etwas tun.',
  nobody: 'Niemand muss etwas tun; meist erledigt es sich von selbst.',
};

/** Warum eine Nachricht wartet oder zurückkam, in einfachen Worten. */
export const reasons: typeof english = {
  server: (provider?: string): ServerName =>
    provider
      ? { start: provider, inside: `der von ${provider}` }
      : { start: 'Der Server des Empfängers', inside: 'der Server des Empfängers' },
  causes,
  next,
  whoActs,
  ipv4: {
    yes: 'Diese E-Mails über IPv4 zu senden hilft.',
    no: 'Das wurde bereits über IPv4 versucht: Auf IPv4 umzustellen würde nichts ändern.',
    onlyIfSpfNamesIt:
      'IPv4 hilft nur, wenn der SPF-Eintrag des Absenders die IPv4-Adresse dieses Servers nennt.',
    onlyIfTheWayIsFree: 'IPv4 hilft nur, wenn derselbe Server über IPv4 erreichbar ist.',
    onlyIfTrusted:
      'IPv4 hilft nur, wenn die IPv4-Adresse dieses Servers dort einen besseren Ruf hat.',
    onlyIfSentOverIpv6: 'IPv4 hilft nur, wenn diese Nachricht über IPv6 gesendet wurde.',
  },
};
