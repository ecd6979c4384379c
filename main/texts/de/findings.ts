import { providerById } from '../../doctor/providers.ts';
import type { Texts } from '../texts.ts';

const provider = (id: string) => providerById(id)?.name ?? id;
const several = (names: readonly string[]) =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} und andere` : names.join(', ');

export const findings: Texts['findings'] = {
  kinds: {
    'provider-refuses-ipv6': (id) => ({
      title: `${provider(id)} lehnt Ihre IPv6-Adresse ab`,
      why: 'Ihre IPv6-Adresse hat keinen Rückwärtsnamen (PTR-Eintrag) im DNS, oder die Einträge des Absenders nennen sie nicht. Über IPv4 werden diese E-Mails angenommen.',
      fix: `An ${provider(id)} über IPv4 senden`,
    }),
    'domain-refuses-ipv6': (domain) => ({
      title: `${domain} lehnt Ihre IPv6-Adresse ab`,
      why: 'Ihre IPv6-Adresse hat keinen Rückwärtsnamen (PTR-Eintrag) im DNS, oder die Einträge des Absenders nennen sie nicht. Über IPv4 werden diese E-Mails angenommen.',
      fix: `An ${domain} über IPv4 senden`,
    }),
    'refused-over-ipv6-only': (name) => ({
      title: `${provider(name)} lehnt Ihre IPv6-Adresse ab`,
      why: 'Ihre IPv6-Adresse hat keinen Rückwärtsnamen (PTR-Eintrag) im DNS, oder die Einträge des Absenders nennen sie nicht. Über IPv4 zu senden hilft hier nicht: Über IPv4 antworten Mailserver nicht, Port 25 scheint dort gesperrt zu sein. Bitten Sie Ihren Internetanbieter um einen Rückwärtsnamen für diese Adresse oder darum, Port 25 für IPv4 zu öffnen, oder senden Sie über sein Relay (relayhost).',
    }),
    'temporary-address': (address) => ({
      title: 'Ihre E-Mails kommen von einer IPv6-Adresse, die ständig wechselt',
      why: `Eine vorübergehende Adresse hat nie einen Rückwärtsnamen. Dieser Rechner hat auch eine bleibende, ${address}: Von dort können E-Mails hinausgehen, und Ihr Anbieter kann ihr einen Namen geben.`,
      fix: `Von ${address} senden`,
    }),
    'service-missing': (service) => ({
      title: `Den Zustelldienst „${service}“ gibt es nicht`,
      why: 'Eine Transport-Tabelle oder eine Einstellung schickt Mail zu ihm, aber master.cf kennt ihn nicht; diese Mail wartet. Legen Sie den Dienst an, oder nehmen Sie ihn aus der Tabelle oder der Einstellung. War ein Mailserver gemeint, lautet der Eintrag smtp:[Server].',
    }),
    'ipv4-service-missing': (service) => ({
      title: `Den Zustelldienst „${service}“ gibt es nicht`,
      why: 'Eine Transport-Tabelle schickt E-Mails zu ihm, aber master.cf kennt ihn nicht; diese E-Mails warten.',
      fix: `Den Dienst „${service}“ anlegen`,
    }),
    'service-chroot': (service) => ({
      title: `Der Zustelldienst „${service}“ findet keinen Mailserver`,
      why: 'Seine Chroot-Spalte ist eingeschaltet, aber im Chroot fehlen die Dateien, die er braucht. E-Mails warten mit einem DNS-Fehler, mit „unknown mail transport error“ oder ohne Grund. In der Spalte muss n stehen.',
      fix: 'Das Chroot abschalten',
    }),
    'service-option': (service) => ({
      title: `Der Dienst „${service}“ hat eine Option, die Postfix nicht lesen kann`,
      why: 'Hinter -o müssen Name, Gleichheitszeichen und Wert ohne Leerzeichen stehen. So stirbt der Dienst bei jedem Start, und seine E-Mails warten.',
      fix: 'Die Leerzeichen entfernen',
    }),
    'service-protocols': (service) => ({
      title: `Der Dienst „${service}“ nennt ein Internetprotokoll, das es nicht gibt`,
      why: 'inet_protocols darf ipv4, ipv6 oder all sein. Der Dienst stirbt bei jedem Start, und seine E-Mails warten.',
      fix: 'Auf ipv4 setzen',
    }),
    'service-ipv6-interface': (service) => ({
      title: `Der Dienst „${service}“ stirbt bei jedem Start`,
      why: 'Er kennt nur IPv4, und inet_interfaces nennt eine IPv6-Adresse, mit der er dann nichts anfangen kann. Er braucht eine eigene Liste.',
      fix: 'Ihm die IPv4-Schnittstellen geben',
    }),
    'service-dies': (service) => ({
      title: service
        ? `Der Dienst „${service}“ stirbt bei jedem Start`
        : 'Ein Dienst stirbt bei jedem Start',
      why: 'So steht es im Protokoll von Postfix; E-Mails, die ihn brauchen, warten, in neueren Versionen ohne jeden Grund in der Warteschlange. Die Zeile mit „fatal“ nennt die Ursache.',
    }),
    'waits-without-reason': () => ({
      title: 'E-Mails warten, und Postfix sagt nicht, warum',
      why: 'Meist ist dann ein Zustelldienst gestorben. Das Protokoll sagte, welcher; aber es zeigt keine solche Zeile, oder Postbar kann es nicht lesen. Nennen Sie es mit --log.',
    }),
    'map-not-built': (map) => ({
      title: 'Keine E-Mail geht hinaus: Eine Tabelle wurde nie erzeugt',
      why: `main.cf nennt ${map}, aber die Datenbank dazu fehlt. Bis postmap sie erzeugt hat, stellt Postfix jede E-Mail mit „address resolver failure“ zurück.`,
      fix: 'Die Tabelle erzeugen',
    }),
    'map-stale': (map) => ({
      title: 'Eine Tabelle ist älter als ihr Text',
      why: `${map} wurde geändert und seitdem postmap nicht aufgerufen; Postfix kennt die neuen Einträge nicht.`,
      fix: 'Die Tabelle erzeugen',
    }),
    'map-type': (map) => ({
      title: 'Keine E-Mail geht hinaus: Dieses Postfix kann eine Tabelle nicht lesen',
      why: `Die Tabelle ${map} ist von einer Art, ohne die dieses Postfix gebaut wurde (Berkeley DB fehlt auf vielen Systemen). Bis sie von anderer Art ist, wartet jede E-Mail.`,
      fix: 'Die Tabelle umwandeln',
    }),
    'map-type-package': (map) => ({
      title: 'Keine Mail geht hinaus: Dieses Postfix kann eine Tabelle nicht befragen',
      why: `transport_maps nennt ${map}, von einer Art, ohne die dieses Postfix gebaut wurde. Bis sie da ist, wartet jede Mail. Installieren Sie das Paket, das die Art mitbringt (unter Debian postfix-mysql, postfix-ldap und ähnliche), oder nehmen Sie die Tabelle aus main.cf.`,
    }),
    'map-type-elsewhere': (type) => ({
      title: `Dieses Postfix kann Tabellen der Art ${type} nicht lesen`,
      why: `Eine Einstellung nennt eine solche Tabelle, und dieses Postfix wurde ohne diese Art gebaut (Berkeley DB fehlt auf vielen Systemen). Mail, die sie braucht, wartet. Schreiben Sie dort eine Art, die es hat („postconf -m“ zählt sie auf), und bauen Sie die Tabelle neu mit postmap (Alias-Dateien: newaliases).`,
    }),
    'map-unavailable': (map) => ({
      title: 'Postfix kann eine Tabelle nicht lesen',
      why: `${map || 'Eine Tabelle'} lässt sich nicht öffnen; E-Mails, die sie brauchen, warten. Erzeugen Sie sie mit postmap (Alias-Dateien: newaliases), oder nehmen Sie sie aus main.cf.`,
    }),
    'map-not-named': (file) => ({
      title: `Die Datei „${file}“ hat keine Wirkung`,
      why: 'Ihre Einträge würden E-Mails über IPv4 schicken, aber transport_maps in main.cf nennt sie nicht.',
      fix: 'Sie in Gebrauch nehmen',
    }),
    'transport-maps-twice': () => ({
      title: 'transport_maps steht mehrmals in main.cf',
      why: 'Nur die letzte Zeile gilt; was die früheren nennen, hat keine Wirkung.',
      fix: 'Eine Zeile daraus machen',
    }),
    'entry-without-colon': (map) => ({
      title: `In ${map} fehlen Doppelpunkte`,
      why: 'In einer Transport-Tabelle folgt dem Dienst ein Doppelpunkt (smtp-ipv4:). Postfix versteht diese Einträge auch ohne ihn, es ist also nichts entzwei; andere Programme und das Handbuch erwarten ihn.',
      fix: 'Die Doppelpunkte ergänzen',
    }),
    'entry-without-value': (map) => ({
      title: `Zeilen in ${map} haben keine Wirkung`,
      why: 'Dort steht ein Name und nichts dahinter. Postfix übergeht solche Zeilen. Schreiben Sie hinter den Namen, wohin seine Mail soll, oder entfernen Sie die Zeile.',
    }),
    'nexthop-is-address': (key) => ({
      title: `Der Eintrag für ${key} nennt eine E-Mail-Adresse als Ziel`,
      why: 'Hinter dem Doppelpunkt steht ein Server oder nichts. Postfix sucht einen Server dieses Namens und findet keinen.',
      fix: 'Die Adresse entfernen',
    }),
    'port-is-name': (key) => ({
      title: `Der Eintrag für ${key} nennt einen Port, den es nicht gibt`,
      why: 'Hinter dem letzten Doppelpunkt steht eine Zahl (25, 587) oder ein Name, den das System kennt. Die Zustellung scheitert mit „unknown service“. Schreiben Sie die Zahl.',
    }),
    'relayhost-bypassed': (key) => ({
      title: `E-Mails an ${key} gehen an Ihrem Relay vorbei`,
      why: 'Sie senden über ein Relay, aber dieser Eintrag nennt keines; die E-Mails gehen geradewegs zum Server des Empfängers. Wo Port 25 zu ist oder Ihrer Adresse nicht getraut wird, kommen sie nicht an.',
      fix: 'Über das Relay senden, mit IPv4',
    }),
    'byte-order-mark': (where) => ({
      title: `Vor der ersten Zeile steht ein unsichtbares Zeichen (${where})`,
      why: 'Manche Editoren, vor allem unter Windows, beginnen eine Datei damit (Byte Order Mark). Postfix hält es für einen Teil der Zeile und startet nicht. Speichern Sie die Datei als UTF-8 ohne dieses Zeichen.',
      fix: 'Die Zeile als Kommentar beiseitelegen',
    }),
    'lines-joined': (where) => ({
      title: `Zwei Dienste stehen auf einer Zeile (${where})`,
      why: 'Der Zeilenumbruch dazwischen ist verloren, wohl weil an eine Datei etwas angehängt wurde, deren letzte Zeile kein Ende hatte. Keiner der beiden arbeitet. Setzen Sie einen Umbruch, wo der zweite beginnt.',
    }),
    'core-service-missing': (services) => ({
      title: `Postfix fehlt ein eigener Dienst: ${services}`,
      why: 'master.cf wurde für eine ältere Version gemacht, oder ein Teil ging verloren. Ohne ihn bleibt Mail hängen. Rufen Sie auf: sudo postfix upgrade-configuration; was danach noch fehlt, nehmen Sie aus der master.cf, die mit Postfix kam.',
    }),
    'protocols-unknown': (where) => ({
      title: `inet_protocols nennt etwas, das es nicht gibt (${where})`,
      why: 'Möglich sind all, ipv4 und ipv6. So enden Postfix und alle seine Befehle sofort. Ohne die Zeile gilt Postfix’ Voreinstellung.',
      fix: 'Die Zeile als Kommentar beiseitelegen',
    }),
    'foreign-characters': (where) => ({
      title: `${where} enthält Zeichen, die nur wie Leerzeichen oder Anführungszeichen aussehen`,
      why: 'Sie kommen von einer Webseite oder aus einer Textverarbeitung. Postfix nimmt sie nicht dafür und liest die Zeile anders.',
      fix: 'Durch einfache ersetzen',
    }),
    'option-not-indented': (where) => ({
      title: `Eine Option steht am Zeilenanfang (${where})`,
      why: 'Zeilen mit -o gehören nur dann zum Dienst darüber, wenn sie mit einem Leerzeichen beginnen. So startet Postfix nicht, und beim nächsten Neuladen hält es an.',
      fix: 'Die Zeile einrücken',
    }),
    'indented-line': (where) => ({
      title: `Eine Zeile ist eingerückt, die es nicht sein sollte (${where})`,
      why: 'Eine eingerückte Zeile setzt die vorige fort, oder sie wird übergangen, wo keine ist. Was sie sagt, hat keine Wirkung.',
      fix: 'An den Rand rücken',
    }),
    'broken-line': (where) => ({
      title: `Postfix kann eine Zeile nicht lesen (${where})`,
      why: 'Ihre Spalten stimmen nicht, oder das Gleichheitszeichen fehlt. So startet Postfix nicht, und beim nächsten Neuladen hält es an.',
      fix: 'Die Zeile als Kommentar beiseitelegen',
    }),
    'configuration-unreadable': () => ({
      title: 'Postfix kann seine Einstellungen nicht lesen',
      why: 'Was es selbst dazu sagt, steht unten. Bis das behoben ist, startet es nicht.',
    }),
    'no-ipv6-route': () => ({
      title: 'Dieser Rechner kommt über IPv6 nicht hinaus',
      why: 'Postfix versucht IPv6 und findet das Netz nicht erreichbar. Diese Empfänger sind über IPv4 zu erreichen.',
      fix: 'Diese E-Mails über IPv4 senden',
    }),
    'no-ipv6-route-no-ipv4': () => ({
      title: 'Dieser Rechner kommt über IPv6 nicht hinaus',
      why: 'Die Server dieser Empfänger haben nur IPv6-Adressen; von hier sind diese E-Mails nicht zuzustellen. Ein Relay würde helfen, oder IPv6 von Ihrem Anbieter.',
    }),
    'port-25-blocked': () => ({
      title: 'Ihr Internetanbieter sperrt anscheinend ausgehende E-Mails',
      why: 'Verbindungen zu Port 25 bekommen keine Antwort, auch über IPv4. Das ist an Privatanschlüssen üblich. Bitten Sie den Anbieter, Port 25 zu öffnen, oder senden Sie über sein Relay (relayhost). IPv4 hilft hier nicht.',
    }),
    'server-silent': (domain) => ({
      title: `Der Mailserver von ${domain} antwortet nicht`,
      why: 'Andere E-Mails gehen hinaus; die Ursache liegt wohl dort. Postfix versucht es weiter.',
    }),
    'dns-broken': () => ({
      title: 'Namen lassen sich nicht nachschlagen',
      why: 'Der DNS-Server, den dieser Rechner fragt, antwortet nicht. Postfix findet keinen Mailserver, und E-Mails warten. Prüfen Sie das Netz und die eingestellten DNS-Server.',
    }),
    'relay-login': (relay) => ({
      title: `Das Relay ${relay} lehnt die Anmeldung ab`.replace('  ', ' '),
      why: 'Benutzername oder Passwort ist falsch, abgelaufen oder nicht eingetragen. Berichtigen Sie sie in der Datei, die smtp_sasl_password_maps nennt, und rufen Sie postmap auf. Bis dahin warten die E-Mails.',
    }),
    'postfix-stopped': () => ({
      title: 'Postfix ist angehalten',
      why: 'Keine E-Mail geht hinaus und keine kommt an, bis es gestartet wird.',
      fix: 'Postfix starten',
    }),
    'asleep-with-mail': () => ({
      title: 'E-Mails warten, und Postfix schläft',
      why: 'Auf einem Mac wacht Postfix nur für neue E-Mails auf. Was wartet, wird vorher nicht wieder versucht.',
      fix: 'Postfix wecken',
    }),
    'disk-short': () => ({
      title: 'Für E-Mails ist kaum noch Platz',
      why: 'Postfix nimmt keine E-Mails an, wenn weniger als das Anderthalbfache der größten Nachricht auf die Platte passt. Schaffen Sie dort Platz.',
    }),
    'queue-of-unknown-directory': (directory) => ({
      title: 'Die Warteschlange lässt sich nicht lesen',
      why: `Postfix zeigt die Warteschlange einer anderen Konfiguration nur, wenn die normale es erlaubt. Rufen Sie auf: sudo postconf -e "alternate_config_directories = $(postconf -h alternate_config_directories) "'${directory}'`,
    }),
    'queue-not-permitted': () => ({
      title: 'Sie dürfen die Warteschlange nicht lesen',
      why: 'authorized_mailq_users in main.cf nennt Sie nicht. Ein Administrator kann Sie eintragen.',
    }),
    'rules-gone': () => ({
      title: 'Ihre IPv4-Regeln sind fort',
      why: 'Postbar hatte sie gesetzt, und in Postfix’ Dateien stehen sie nicht mehr. Ein Systemupdate stellt manchmal die ursprünglichen Dateien wieder her.',
      fix: 'Wiederherstellen',
    }),
  },
  unknown: (id) => `Die Diagnose findet jetzt nichts mit dem Namen „${id}“.`,
  noButton: 'Dafür gibt es keinen Knopf: Was zu tun ist, steht beim Befund.',
  done: 'Das ist behoben.',
  nothing: 'Das war schon behoben. Es wurde nichts geändert.',
  started: 'Postfix läuft.',
  startStep: 'Postfix wird gestartet',
  delivered: (count) =>
    count === 1
      ? '1 Nachricht, die festhing, ist zugestellt.'
      : `${count} Nachrichten, die festhingen, sind zugestellt.`,
  returned: (count) =>
    count === 1
      ? '1 Nachricht kam zum Absender zurück.'
      : `${count} Nachrichten kamen zu ihren Absendern zurück.`,
  partly: (count) =>
    count === 1
      ? '1 Nachricht erreichte einen Teil ihrer Empfänger; für die anderen kam sie zum Absender zurück.'
      : `${count} Nachrichten erreichten einen Teil ihrer Empfänger; für die anderen kamen sie zu ihren Absendern zurück.`,
  deleted: (count) =>
    count === 1
      ? '1 Nachricht wurde inzwischen aus der Warteschlange gelöscht.'
      : `${count} Nachrichten wurden inzwischen aus der Warteschlange gelöscht.`,
  stillWaiting: (count) =>
    count === 1 ? '1 Nachricht wartet noch.' : `${count} Nachrichten warten noch.`,
  unknownFate: (count) =>
    count === 1
      ? 'Was aus 1 Nachricht wurde, kann Postbar nicht sagen: Weder Warteschlange noch Protokoll zeigen es.'
      : `Was aus ${count} Nachrichten wurde, kann Postbar nicht sagen: Weder Warteschlange noch Protokoll zeigen es.`,
  notTried:
    'Postfix ließ sich nicht dazu bringen, es sofort zu versuchen; es versucht es von selbst wieder.',
  unwatched:
    'Ob hierauf Nachrichten warteten, kann Postbar nicht sagen: Die Warteschlange ist nicht lesbar.',
  none: 'Nichts zu beanstanden.',
  suggestions: {
    heading: 'Über IPv4 zu senden würde helfen',
    provider: (id, domains) =>
      `E-Mails an ${provider(id)} (${several(domains)}) kommen über IPv6 nicht durch. Über IPv4 kämen sie sehr wahrscheinlich an.`,
    domain: (name) =>
      `E-Mails an ${name} kommen über IPv6 nicht durch. Über IPv4 kämen sie sehr wahrscheinlich an.`,
  },
  report: {
    heading: 'Bericht von Postbar',
    postfix: (version, state) => `Postfix ${version}, ${state}`,
    findings: 'Befunde',
    reachability: 'Was die Welt von diesem Server sieht',
    settings: 'Einstellungen',
    masked: 'Adressen sind unkenntlich gemacht.',
  },
};
