import type { UnseenReason } from './unseen-reasons.ts';

// A second set, written after the signals and as far from known replies as a server's
// author might stray: paraphrases, other languages, odd codes.
export const paraphrasedReasons: readonly UnseenReason[] = [
  [
    'no-ptr-ipv6',
    true,
    'host mx.example.net[2001:db8:5::25] said: 550 Sorry, your IPv6 address 2001:db8:1::7 lacks reverse DNS, please fix (in reply to MAIL FROM command)',
  ],
  [
    'no-ptr-ipv6',
    true,
    'host mx.example.fr[2001:db8:5::25] said: 550 5.7.1 Pas de DNS inverse pour votre adresse (in reply to RCPT TO command)',
  ],
  [
    'no-ptr-ipv6',
    true,
    'host mx.example.cz[2001:db8:5::25] said: 450 4.7.1 Client host rejected: cannot find your hostname, [2001:db8:1::7] (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] refused to talk to me: 550 Your server has a generic or missing reverse DNS name',
  ],
  [
    'auth-spf-dkim',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.7.1 Sender is not permitted by the SPF record of example.com (in reply to MAIL FROM command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.7.1 Signature DKIM absente ou invalide (in reply to end of DATA command)',
  ],
  [
    'auth-spf-dkim',
    'maybe',
    'host mx.example.net[2001:db8:5::25] said: 550 5.7.1 DMARC policy of the From domain demands rejection (in reply to end of DATA command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.1.8 Sender domain has neither MX nor A record and is unresolvable (in reply to MAIL FROM command)',
  ],
  [
    'reputation-blocklist',
    true,
    'host mx.example.net[2001:db8:5::25] said: 554 5.7.1 2001:db8:1::7 found on our IP blacklist (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.7.1 Mail from 198.51.100.4 refused, see https://www.spamcop.net/bl.shtml?198.51.100.4 (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] refused to talk to me: 521 Too much abuse from your network, blocked until further notice',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.es[192.0.2.9] said: 554 5.7.1 Su servidor esta en una lista negra (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] said: 571 Message refused by our antispam engine, score 14.2 (in reply to end of DATA command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.de[192.0.2.9] said: 550 5.7.1 Nachricht wurde als Spam eingestuft und abgewiesen (in reply to end of DATA command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.7.1 We do not accept mail from consumer or dynamic address ranges (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.nl[192.0.2.9] said: 554 5.7.1 Uw IP-adres staat op een zwarte lijst (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] refused to talk to me: 554 You are on our denylist, contact postmaster',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.net[192.0.2.9] said: 450 4.2.0 First contact; we make new senders wait, come back in ten minutes (greylist) (in reply to RCPT TO command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.fr[192.0.2.9] said: 451 4.7.1 Merci de reessayer dans quelques minutes (in reply to RCPT TO command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.de[192.0.2.9] said: 451 Zu viele Nachrichten in kurzer Zeit, bitte warten (in reply to MAIL FROM command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.net[192.0.2.9] said: 452 You have reached the maximum number of messages per hour for this client (in reply to RCPT TO command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.net[192.0.2.9] refused to talk to me: 421 Too busy, call again later',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.it[192.0.2.9] said: 451 4.7.1 Riprovare piu tardi (in reply to RCPT TO command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.net[192.0.2.9] said: 421 4.7.0 You are sending mail faster than we permit; sending rate exceeded (in reply to MAIL FROM command)',
  ],
  [
    'mailbox-full',
    false,
    'host mx.example.net[192.0.2.9] said: 550 The mailbox of this user has reached its size limit (in reply to RCPT TO command)',
  ],
  [
    'mailbox-full',
    false,
    'host mx.example.de[192.0.2.9] said: 452 Speicherplatz des Kontos erschoepft (in reply to RCPT TO command)',
  ],
  [
    'mailbox-full',
    false,
    'host mx.example.it[192.0.2.9] said: 552 La casella del destinatario e piena (in reply to RCPT TO command)',
  ],
  [
    'mailbox-full',
    false,
    'host mx.example.net[192.0.2.9] said: 552 5.2.2 Customer has no storage left (in reply to end of DATA command)',
  ],
  [
    'mailbox-full',
    false,
    'host mx.example.pl[192.0.2.9] said: 452 4.2.2 Skrzynka odbiorcy jest pelna (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.net[192.0.2.9] said: 550 We have nobody by that name here (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.net[192.0.2.9] said: 553 5.1.1 sorry, this person left the company (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.es[192.0.2.9] said: 550 El usuario no existe en este servidor (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.de[192.0.2.9] said: 550 Diese Adresse gibt es hier nicht (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.ru[192.0.2.9] said: 550 Пользователь не найден (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.pl[192.0.2.9] said: 550 5.1.1 Nie ma takiego uzytkownika (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.1.6 recipient no longer on server (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.net[192.0.2.9] said: 550 That account has been closed by its owner (in reply to RCPT TO command)',
  ],
  [
    'dns',
    false,
    'Host or domain name not found. Name service error for name=mx.example.org type=AAAA: Host found but no data record of requested type',
  ],
  [
    'dns',
    false,
    'Host or domain name not found. Name service error for name=example.org type=MX: Server failure, try again',
  ],
  ['dns', false, 'Domain example.org does not accept mail (nullMX)'],
  [
    'network',
    true,
    'delivery temporarily suspended: connect to mx.example.net[2001:db8:5::25]:25: Network is unreachable',
  ],
  [
    'network',
    true,
    'connect to mx.example.net[2001:db8:5::25]:25: Cannot assign requested address',
  ],
  [
    'network',
    'maybe',
    'conversation with mx.example.net[2001:db8:5::25] timed out while receiving the initial server greeting',
  ],
  [
    'network',
    'maybe',
    'lost connection with mx.example.net[2001:db8:5::25] while sending message body',
  ],
  ['network', false, 'connect to mx.example.net[192.0.2.9]:25: Network is unreachable'],
  ['network', false, 'connect to mx.example.net[192.0.2.9]:25: Host is down'],
  ['tls', false, 'TLS is required, but was not offered by host mx.example.net[192.0.2.9]'],
  [
    'tls',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.7.10 Please use an encrypted connection (in reply to MAIL FROM command)',
  ],
  [
    'relay-auth',
    false,
    'SASL authentication failed; server mail.example.net[192.0.2.9] said: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant',
  ],
  [
    'relay-auth',
    false,
    'host mail.example.net[192.0.2.9] said: 530 5.5.1 Log in first, then send (in reply to MAIL FROM command)',
  ],
  [
    'policy-size',
    false,
    'host mx.example.net[192.0.2.9] said: 552 Your mail is 34 MB, we take 20 MB at most: message too large (in reply to end of DATA command)',
  ],
  [
    'policy-size',
    false,
    'host mx.example.net[192.0.2.9] said: 554 5.6.1 Body type not supported by remote host (in reply to end of DATA command)',
  ],
  [
    'policy-size',
    false,
    'host mx.example.net[192.0.2.9] said: 554 Infected with Eicar-Test-Signature, discarded as malware (in reply to end of DATA command)',
  ],
  [
    'policy-size',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.7.1 Posting to this list is for subscribers; you are not allowed to post (in reply to end of DATA command)',
  ],
  [
    'policy-size',
    false,
    'host mx.example.fr[192.0.2.9] said: 552 5.3.4 Le message est trop volumineux (in reply to end of DATA command)',
  ],
  ['transport-broken', false, 'mail transport unavailable'],
  ['local-config', false, 'delivery temporarily suspended: Local configuration error'],
  ['local-config', false, 'virtual mailbox table lookup error'],
  [
    'other',
    false,
    'host mx.example.net[192.0.2.9] said: 451 4.3.0 Error: queue file write error (in reply to end of DATA command)',
  ],
  [
    'other',
    false,
    'host mx.example.net[192.0.2.9] said: 500 5.5.2 Error: bad syntax (in reply to MAIL FROM command)',
  ],
];
