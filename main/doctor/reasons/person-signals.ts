import { names, type Signal, sentences } from './signals.ts';

// The person or mailbox, in the languages replies come in.
const person =
  '(?:user(?:name)?|recipients?|account|mail ?box|mail ?drop|inbox|address(?:ee)?|person|customer|subscriber|alias|local part|member|<addr>|(?:mail)?empfae?nger\\w*|benutzer\\w*|postfach|mailadresse|adresse|konto|destinataires?|utilisateur|usager|boite|compte|usuario|destinatario|cuenta|buzon|casilla|direccion|conta|endereco|utente|casella|indirizzo|gebruiker|ontvanger|(?:e-?mail)?adres|uzytkownik|odbiorca|skrzynka|uzivatel|prijemce|schranka|пользователь|получатель|ящик|адрес)';
const missing =
  "(?:unknown|not (?:be )?(?:found|exist|known|valid|local|listed|recogni[sz]ed|available|a valid|a known|a local|our)|(?:does|do|did) ?n[o']?t exist|doesn.?t (?:exist|have)|no longer|non.?exist\\w*|invalid|illegal|undeliverable|unrout?e?able|unavailable|unbekannt\\w*|existiert (?:hier )?nicht|nicht (?:bekannt|gefunden|vorhanden|existent)|gibt es (?:hier )?nicht|unge?u?e?ltig\\w*|inconnue?|n'existe (?:pas|plus)|introuvable|invalide|desconocid[oa]|no existe|inexist\\w+|no encontrad[oa]|invalid[oa]|sconosciut[oa]|non (?:esiste|trovat[oa]|valid[oa])|inesistente|nao (?:existe|encontrad[oa])|desconhecid[oa]|onbekend\\w*|bestaat niet|niet gevonden|nie istnieje|nieznany|neexistuje|nezna\\w+|не (?:найден|существует)\\w*|неизвест\\w+)";
const asleep =
  '(?:disabled|discontinued|inactive|deactivated|suspended|blocked|locked|closed|expired|terminated|frozen|cancell?ed|no longer (?:in use|active|available|valid|accept\\w*)|deaktiviert|gesperrt|stillgelegt|desactivee?|bloquee?|suspendue?|ferme|desactivad[oa]|bloquead[oa]|deshabilitad[oa]|suspendid[oa]|disabilitat[oa]|disattivat[oa]|bloccat[oa]|geblokkeerd|opgeheven|zablokowan\\w+|заблокирован\\w*|отключен\\w*)';
const full =
  '(?:full|over ?quota|over (?:its |the |his |their )?(?:disk )?quota|quota (?:exceeded|is full|reached)|out of (?:storage|disk|space)|exceed\\w*|no (?:more )?(?:space|room)|vol|voll|ueberfue?llt|uberfullt|pleine?|saturee?|llen[oa]|lotad[oa]|chei[oa]|pien[oa]|overvol|pelna|pelny|plna|переполнен\\w*)';

const near = (first: string, gap: number, then: string) =>
  new RegExp(`(?<![\\p{L}\\d])${first}(?![\\p{L}\\d]).{0,${gap}}?(?<![\\p{L}\\d])${then}`, 'u');

/**
 * Words about the person written to: nobody of that name, a mailbox that is closed or
 * full. English first, then what German, French, Spanish, Italian, Portuguese, Dutch,
 * Polish, Czech and Russian servers say.
 */
export const personSignals: readonly Signal[] = [
  ...sentences([
    ['user-unknown', 5, near(person, 60, missing)],
    ['user-unknown', 4, near(missing, 40, person)],
    [
      'user-unknown',
      7,
      /\bno such (?:user|person|recipient|mail ?box|account|address|local|member|e-?mail)/,
    ],
    [
      'user-unknown',
      6,
      /\bno (?:mail ?box|account|user|recipient|one|person)\b.{0,30}(?:by|with|of|here|found|that name|this name)/,
    ],
    [
      'user-unknown',
      5,
      /\b(?:kein|keine|keinen) (?:solche\w* |gue?ltige\w* )?(?:benutzer|empfae?nger|postfach|konto|adresse|mailbox)/,
    ],
    [
      'user-unknown',
      5,
      /\b(?:aucun|pas de) (?:tel )?(?:utilisateur|destinataire|compte)|\bno hay (?:ningun )?(?:usuario|buzon)/,
    ],
    [
      'user-unknown',
      6,
      /\buser unknown|unknown (?:user|recipient)|not our customer|\brecipient ?not ?found|\brecipnotfound/,
    ],
    [
      'user-unknown',
      3,
      /\b(?:unrout?e?able|undeliverable|bad destination|invalid) (?:mail ?box )?address/,
    ],
    [
      'user-unknown',
      3,
      /\brecipient address rejected\.? ?(?::? ?@rcpt|: ?@rcpt|$)|\brejected: ?(?:<addr>)? ?@rcpt/,
    ],
    [
      'user-unknown',
      2,
      /\brecipient (?:address )?(?:rejected|refused|denied)|^5\S+ \S+ (?:invalid )?address(?: rejected)?\.? @rcpt/,
    ],
    ['user-unknown', 2, /\bmail ?box (?:is )?(?:unavailable|not available|name not allowed)/],
    ['user-unknown', 3, /\btypos?\b|spelling|misspelled|double-check/],
    ['user-disabled', 6, near(person, 60, asleep)],
    ['user-disabled', 4, near(asleep, 30, person)],
    [
      'user-disabled',
      5,
      /\bno longer (?:in use|works here|with (?:us|the company)|employed)|has (?:left|retired)|account.{0,20}(?:was|has been) (?:deleted|removed)/,
    ],
    [
      'mailbox-full',
      8,
      near(
        '(?:mail ?box|inbox|mail ?drop|mail ?folder|postfach|boite|buzon|casilla|caixa|casella|postvak|skrzynka|schranka|ящик)',
        40,
        full,
      ),
    ],
    [
      'mailbox-full',
      8,
      /\b(?:full|overfull|exceeded) (?:mail ?box|inbox|quota)|quota (?:is )?(?:exceeded|full|reached|depasse|superad)|over.?quota|quota.{0,20}ueberschritten|quota.{0,20}uberschritten/,
    ],
    [
      'mailbox-full',
      7,
      /\bexceed\w* .{0,40}(?:disk|storage|mail ?box|his|her|their|its|the user'?s?) .{0,20}(?:quota|allocation|limit|space)/,
    ],
    [
      'mailbox-full',
      7,
      /\b(?:out of|not enough|insufficient|no) .{0,20}(?:storage|disk|space|room)|disk (?:is )?full|no space left|file too large|speicherplatz|espace (?:disque )?insuffisant|sin espacio/,
    ],
    [
      'mailbox-full',
      6,
      /\bexceeded storage allocation|storage (?:limit|quota)|mail ?box size limit|disk quota|user.{0,20}quota/,
    ],
  ]),
  ...names([['user-unknown', 5, /recipnotfound|recipientnotfound|nosuchuser/]]),
  ...names([['mailbox-full', 5, /overquota|quotaexceeded/]]),
];
