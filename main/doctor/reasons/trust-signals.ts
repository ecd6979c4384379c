import { names, type Signal, sentences } from './signals.ts';

const block =
  '(?:block(?:ed|ing|iert)?|black ?-?list\\w*|block ?-?list\\w*|deny ?-?list\\w*|banned|bann?i\\w*|listed|gelistet|bloquee?|bloquead[oa]|bloccat[oa]|geblokkeerd|gesperrt|заблокирован\\w*)';
const address =
  '(?:ip(?:v4|v6)?(?: ?-?(?:adress\\w*|address\\w*))?|client host|sending (?:mta|server|host|ip)|your (?:server|host|network|mail ?server)|source address|adresse ip|direccion ip|indirizzo ip|mittente|ip-adres)';
const near = (first: string, gap: number, then: string) =>
  new RegExp(`(?<![\\p{L}\\d])${first}(?![\\p{L}\\d]).{0,${gap}}?(?<![\\p{L}\\d])${then}`, 'u');

/**
 * Words about whether the receiving server trusts this one: its reverse name, SPF, DKIM
 * and DMARC, lists and reputation, and mail that looks like spam.
 */
export const trustSignals: readonly Signal[] = [
  ...sentences([
    [
      'no-ptr',
      9,
      /\bptr\b|\br(?:everse)? ?-?dns\b|\breverse (?:dns|name|host ?name|lookup|resolution|entry|record)|\bpointer record/,
    ],
    [
      'no-ptr',
      9,
      /\bcannot find your (?:reverse )?host ?name|\bcan'?t (?:find|resolve) your (?:host|name)|\bip (?:address )?does not resolve|\bno (?:host ?)?name for (?:your )?ip|unresolvable (?:client|host|ip)/,
    ],
    [
      'no-ptr',
      8,
      /\brueckwae?rts\w*|\bruckwarts\w*|\bresolution inverse|\bdns inverse|\binverse? (?:name|dns)|\bresolucion inversa|\brisoluzione inversa|\bnom inverse/,
    ],
    [
      'no-ptr',
      6,
      /\b(?:forward|backward).{0,20}dns.{0,30}(?:match|point)|\bhelo.{0,40}does not (?:match|resolve)|\bno matching (?:host|a record)/,
    ],
    [
      'sender-not-authenticated',
      9,
      /\bspf\b|\bdkim\b|\bdmarc\b|\bsender policy framework|\banti-?spoof\w*|\bspoof(?:ed|ing)\b/,
    ],
    [
      'sender-not-authenticated',
      5,
      /\bunauthenticated (?:e-?mail|mail|message)|sender (?:is )?unauthenticated|pass (?:the )?authentication|authentication (?:checks?|results?)|not authori[sz]ed to send (?:e-?mail |mail )?(?:for|from|on behalf)/,
    ],
    [
      'sender-domain-unknown',
      9,
      /\b(?:domain of sender|sender(?:'s)? domain|sender address|return address|mail from)\b.{0,60}(?:does not exist|not exist|not found|unknown|not resolve|no (?:mx|dns|a) |invalid|ungue?ltig|unresolvable)/,
    ],
    [
      'sender-domain-unknown',
      9,
      /\bsender (?:address )?verif\w+|\bsender verify|\bverification failed|\bcall(?:out|back) .{0,20}sender|\bdomain not found.{0,40}@mail/,
    ],
    ['blocklist', 7, near(address, 80, block)],
    ['blocklist', 7, near(block, 40, address)],
    [
      'blocklist',
      8,
      /\b(?:rbl|dnsbl|dnswl|spamhaus|spamcop|sorbs|uceprotect|senderscore|cloudmark|brightmail reputation|barracuda reputation)\b|\breputation\b/,
    ],
    [
      'blocklist',
      8,
      /\b(?:black|block|deny) ?-?list|\bsperrliste|\bliste (?:noire|de blocage)|\blista (?:nera|negra|de bloqueo)|\bzwarte lijst|\bczarn\w+ list|\bblacklist\w*|чёрн\w+ спис|черн\w+ спис/,
    ],
    [
      'blocklist',
      6,
      /\bsee .{0,12}(?:bl|lookup)|^5\S+ \S+ blocked\b|\(bl\)|\bnot accepting connections|\bpermanently deferred|\bconnections? will not be accepted/,
    ],
    [
      'blocklist',
      5,
      /\b(?:many|high|receiving).{0,20}(?:complaints|bounces)|\babus\w+|\bmalicious|\bgo away/,
    ],
    ['blocklist', 4, /^5\S+ \S+ .{0,60}\bblocked\b|:blocked\b/],
    [
      'no-direct-sending',
      9,
      /\bnot authori[sz]ed to .{0,20}send e?-?mail directly|\bdynamic(?:ally)? .{0,20}(?:ip|address|host|assigned)|\bresidential|\bdial-?up|\bpolicy block list|\bsmart ?host of your|\bdynamische\w* ip|\bip dynamique/,
    ],
    [
      'looks-like-spam',
      7,
      /\bspam\w*|\bjunk\b|\bjunkmail|\bunsolicited|\bbulk mail|\bphish\w*|\bunerwue?nscht|\bindesirable|\bcorreo no deseado|\bposta indesiderata|спам/,
    ],
    [
      'access-denied',
      5,
      /\bclient host rejected|\bsender address rejected|\bsender (?:rejected|denied|blocked|refused)|\bhelo (?:command )?rejected|\bhost rejected|\byour (?:host|server|domain).{0,30}(?:rejected|denied|not allowed|refused)/,
    ],
    [
      'access-denied',
      4,
      /\baccess (?:is )?denied|\bnot allowed to connect|\bzugriff verweigert|\bacces refuse|\bacceso denegado|\baccesso negato|\bservice (?:denied|refused)/,
    ],
    [
      'access-denied',
      3,
      /\bmail rejete|\bmail rejected|\bmessage rejected due to local policy|\btransaction failed @mail|\bconnection (?:rejected|refused|denied) |\brefused\b.*@mail|\bno smtp service/,
    ],
  ]),
  ...names([
    [
      'blocklist',
      7,
      /spamhaus|spamcop|dnsbl|\brbl\b|\.rbl|sorbs|uceprotect|blocklist|blacklist|barracudacentral|barracudanetworks\.com\/reputation|ipcheck|senderscore|cloudmark|manitu|sender\.office\.com|delist|\/bl\?/,
    ],
    ['sender-not-authenticated', 4, /dmarc|openspf|spf2?\.|\/spf|dkim|p=unauthenticatedmail/],
    ['no-ptr', 4, /c=rdns|\/rdns|ptr/],
    ['looks-like-spam', 4, /notspam|antispam|mcspam/],
  ]),
];
