import { names, type Signal, says } from './signals.ts';

// The person or mailbox, and what is said of it, in the languages replies come in:
// English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Czech, Russian.
const box =
  '(mail~box|inbox|mail~drop|mail~folder|postfach|boite|buzon|casilla|caixa|casella|postvak|postbus|skrzynka|schranka|ящик)';
const person = `(user(name)?|recipients?|account|address(ee)?|person|customer|subscriber|alias|local part|member|<addr>|(mail)?empfae?nger*|(be)?nutzer*|(mail|e-mail-)?adresse|konto|destinataires?|utilisateur|usager|compte|usuario|destinatario|cuenta|direccion|conta|endereco|utente|indirizzo|gebruiker|ontvanger|(e~mail)?adres|uzytkownik*|odbiorca|uzivatel*|prijemce|пользовател*|получател*|адрес*|${box})`;
const missing =
  "(unknown|not (be |in )?(found|exist|known|valid|local|listed|present|active|recogni[sz]ed|available|registered|our|my)|not an? (valid|known|local|active|registered)|may not exist|unavaiable|(does|do|did) ?n[o']?t (exist|have)|doesn.?t (exist|have)|couldn't be found|non~exist*|invalid|illegal|undeliverable|unrout?e?able|unavailable|unbekannt*|existiert (hier )?nicht|nicht (bekannt|gefunden|vorhanden|existent)|gibt es (hier )?nicht|unge?u?e?ltig*|inconnue?|n'existe (pas|plus)|introuvable|invalide|desconocid[oa]|no existe|inexist*|no encontrad[oa]|invalid[oa]|sconosciut[oa]|non (esiste|trovat[oa]|valid[oa])|nao (existe|encontrad[oa])|desconhecid[oa]|onbekend*|bestaat niet|niet gevonden|nie istnieje|nieznan*|neexistuje|nezna*|не (найден*|существует)|неизвест*)";
const closed =
  '(disabled|discontinued|inactive|deactivated|suspended|blocked|locked|closed|expired|terminated|frozen|cancell?ed|no longer (in use|active|available|valid|accept*)|deaktiviert|gesperrt|stillgelegt|geschlossen|desactivee?|bloquee?|suspendue?|fermee?|desactivad[oa]|bloquead[oa]|deshabilitad[oa]|suspendid[oa]|disabilitat[oa]|disattivat[oa]|bloccat[oa]|geblokkeerd|opgeheven|zablokowan*|zrusen*|заблокирован*|отключен*)';
const full =
  '(full|over~quota|out of (storage|disk|space)|exceed*|overschreden|vol|voll|ue?berfue?llt|pleine?|saturee?|llen[oa]|lotad[oa]|chei[oa]|pien[oa]|overvol|pelna|pelny|plna|переполнен*)';

/** Words about the person written to: nobody of that name, a mailbox that is closed or full. */
export const personSignals: readonly Signal[] = [
  says('user-unknown', 5, `${person}…${missing}`),
  says('user-unknown', 4, `${missing}…${person}`),
  says(
    'user-unknown',
    7,
    'no such (user|person|recipient|account|address|local|member|e~mail|mail~box)',
    'no (mail~box|account|user|recipient|one|person)…(by|with|of|here|found|that name|this name)',
    'no valid recipients?',
    '(nobody|no ?one) (at|by|of|with|here)',
    "can('t|not) accept user",
    '(valid|bad)?rcptto',
    'not our customer',
    '(kein|keine|keinen) (solche* |gue?ltige* )?(benutzer|empfae?nger|postfach|konto|adresse|mailbox)',
    '(aucun|pas de) (tel )?(utilisateur|destinataire|compte)',
    'no hay (ningun )?(usuario|buzon)',
    'nessun (utente|destinatario)',
    'nie ma takie*',
    'neni takov*',
    'nincs ilyen*',
    '(findes|finnes) ikke',
    'finns (inte|ej)',
    'ei ole olemassa',
  ),
  says(
    'user-unknown',
    3,
    'typos?',
    'spelling',
    'misspelled',
    'double-check*',
    'check if address is correct',
    '(unrout?e?able|undeliverable|bad destination) (mail~box )?address',
  ),
  says(
    'user-unknown',
    2,
    'recipients? (address )?(is |has been )?(rejected|refused|denied|not accepted|not ok)',
    '(rejected|refused|denied) recipients?',
    'recipient refuses',
    '(does not|doesn.?t) exist',
    'no existe',
    'mail~box (is )?(unavailable|not available|name not allowed)',
    '(invalid )?address( rejected)?\\.? @rcpt',
  ),
  says('user-unknown', 3, 'rejected[:.]? ?(<addr>)?\\.? ?@rcpt'),
  says('user-disabled', 6, `${person}…${closed}`),
  says('user-disabled', 4, `${closed}…${person}`),
  says(
    'user-disabled',
    5,
    'no longer (in use|works here|with (us|the company)|employed)',
    'has (left|retired|moved)',
    'account…(was|has been) (deleted|removed)',
    '(recipient|account)…(suspend*|archive*)',
    '(archived|suspended) (recipient|account|user)',
  ),
  says('mailbox-full', 9, `${box}…${full}`, `${box}…(storage |size )limit`),
  says(
    'mailbox-full',
    8,
    '(full|overfull|exceeded) (mail~box|inbox|quota)',
    'quota (is )?(exceeded|full|reached|depasse|superad*|violation)',
    '(over|exceed*|reached|above)…quota',
    '(quota|speicherplatz|kontingent)…ue?berschritten',
  ),
  says(
    'mailbox-full',
    7,
    '(user|account) has too many messages on',
    'exceed*…(disk|storage|mail~box)…(quota|allocation|limit|space|size)',
    'exceeded storage allocation',
    '(out of|not (have )?enough|insufficient|not sufficient|no) …(storage|disk|space|room)',
    'space has been used up',
    '(storage|account|user|recipient)…(is |are )?(full|over …allotment)',
    'dis[ck] (is )?full',
    'file too large',
    'speicherplatz',
    'espace (disque )?insuffisant',
    'sin espacio',
    'spazio insufficiente',
  ),
  says(
    'mailbox-full',
    5,
    'storage (limit|quota)',
    'mail~box size',
    '(user|domain)?dis[ck]~(space )?quota',
  ),
  names('user-unknown', 5, /recipnotfound|recipientnotfound|nosuchuser/),
  names('mailbox-full', 5, /overquota|quotaexceeded/),
];
