import type { Ipv4Helps, ReasonClass } from '../../../main/doctor/reasons/explanation.ts';

/** A reason, and what one reader makes of it: its class, and whether IPv4 helps. */
export type UnseenReason = readonly [ReasonClass, Ipv4Helps, string];

// Reasons as servers word them, written down before the signals were tuned, so
// that they measure wordings nobody had in mind. Addresses and names are made up.
export const unseenReasons: readonly UnseenReason[] = [
  // Reverse name and authentication over IPv6
  [
    'no-ptr-ipv6',
    true,
    'host mx1.example.net[2001:db8:5::25] said: 550 5.7.1 Client host rejected: cannot find your reverse hostname, [2001:db8:1::7] (in reply to RCPT TO command)',
  ],
  [
    'no-ptr-ipv6',
    true,
    'host mail.example.fr[2001:db8:5::25] refused to talk to me: 554 5.7.1 No rDNS for 2001:db8:1::7, mail refused',
  ],
  [
    'no-ptr-ipv6',
    true,
    'host mx.example.de[2001:db8:5::26] said: 554 5.7.1 Kein Reverse-DNS-Eintrag (PTR) fuer Ihre IP-Adresse vorhanden (in reply to MAIL FROM command)',
  ],
  [
    'no-ptr-ipv6',
    true,
    'host mx00.t-online.example[2001:db8:5::27] refused to talk to me: 554 IP=2001:db8:1::7 - None/bad reverse DNS entry. Ask your postmaster for help',
  ],
  [
    'no-ptr-ipv6',
    true,
    'host aspmx.l.google.com[2a00:1450:400c:c0b::1b] said: 421-4.7.0 [2001:db8:1::7] Our system has detected that this message does not meet IPv6 sending guidelines regarding PTR records and authentication. (in reply to end of DATA command)',
  ],
  [
    'no-ptr-ipv6',
    true,
    'host alt1.aspmx.l.google.com[2607:f8b0:4001:c56::1a] said: 550-5.7.25 The sending address 2001:db8:1::7 has no pointer record in the DNS 550 5.7.25 gsmtp (in reply to end of DATA command)',
  ],
  // The same fault over IPv4
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] said: 450 4.7.25 Client host rejected: cannot find your reverse hostname, [198.51.100.4] (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] refused to talk to me: 554 5.7.1 Fix reverse DNS for 198.51.100.4',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx-ha.web.de[192.0.2.17] refused to talk to me: 554-web.de (mxweb112) Nemesis ESMTP Service not available 554-No SMTP service 554-IP address does not resolve 554 For explanation visit https://postmaster.web.de/en/case',
  ],
  // SPF, DKIM, DMARC
  [
    'auth-spf-dkim',
    false,
    'host mx.example.org[192.0.2.9] said: 550 5.7.23 SPF validation failed: 198.51.100.4 is not allowed to send mail for example.com (in reply to RCPT TO command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host mx.example.org[192.0.2.9] said: 550 5.7.1 <info@example.com>: Recipient address rejected: Please see http://www.openspf.net/Why?s=mfrom;id=info%40example.com;ip=198.51.100.4;r=mx (in reply to RCPT TO command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host example-com.mail.protection.outlook.com[192.0.2.36] said: 550 5.7.509 Access denied, sending domain example.com does not pass DMARC verification and has a DMARC policy of reject. (in reply to end of DATA command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host mx.example.org[192.0.2.9] said: 550 5.7.20 No passing DKIM signature found (in reply to end of DATA command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host gmail-smtp-in.l.google.com[192.0.2.27] said: 550-5.7.26 Your email has been blocked because the sender is unauthenticated. 550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM. 550 5.7.26 gsmtp (in reply to end of DATA command)',
  ],
  [
    'auth-spf-dkim',
    'maybe',
    'host gmail-smtp-in.l.google.com[2a00:1450:4013:c07::1b] said: 550-5.7.26 This mail has been blocked because the sender is unauthenticated. 550-5.7.26 SPF [example.com] with ip: [2001:db8:1::7] = did not pass 550 5.7.26 gsmtp (in reply to end of DATA command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host mx.example.de[192.0.2.9] said: 550 Ihre Domain erlaubt diesem Server laut SPF-Eintrag keinen Versand (in reply to MAIL FROM command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host mta7.am0.yahoodns.net[192.0.2.71] said: 554 5.7.9 Message not accepted for policy reasons due to DMARC; authentication of sender failed (in reply to end of DATA command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host mxs.mail.ru[192.0.2.31] said: 550 5.7.1 This message was not accepted due to domain owner DMARC policy (RFC 7489) https://help.mail.ru/mail-help/postmaster/dmarc (in reply to end of DATA command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host eu-smtp-inbound-1.mimecast.com[192.0.2.200] said: 550 Rejected by header based Anti-Spoofing policy: info@example.com - https://community.mimecast.com/docs/DOC-1369#550 (in reply to end of DATA command)',
  ],
  // Reputation and lists
  [
    'reputation-blocklist',
    false,
    'host mx.example.org[192.0.2.9] said: 554 5.7.1 Service unavailable; Client host [198.51.100.4] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/198.51.100.4 (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    true,
    'host mx.example.org[2001:db8:5::25] said: 554 5.7.1 Service unavailable; Client host [2001:db8:1::7] blocked using zen.spamhaus.org (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    true,
    'host gmail-smtp-in.l.google.com[2a00:1450:4013:c07::1b] said: 550-5.7.1 [2001:db8:1::7 19] Our system has detected that this message is likely suspicious due to the very low reputation of the sending IP address. 550 5.7.1 gsmtp (in reply to end of DATA command)',
  ],
  [
    'reputation-blocklist',
    false,
    "host mx1.hc1234-56.eu.iphmx.com[192.0.2.138] refused to talk to me: 554-esa1.hc1234-56.eu.iphmx.com 554 Your access to this mail system has been rejected due to the sending MTA's poor reputation. If you believe that this failure is in error, please contact the intended recipient via alternate means.",
  ],
  [
    'reputation-blocklist',
    false,
    'host d12345.a.ess.de.barracudanetworks.com[192.0.2.140] said: 550 permanent failure for one or more recipients (user@example.org:blocked) (in reply to end of DATA command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host d12345.ess.barracudanetworks.com[192.0.2.141] said: 554 Service unavailable; Client host [198.51.100.4] blocked using Barracuda Reputation; https://www.barracudanetworks.com/reputation/?r=1&ip=198.51.100.4 (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx0a-001.pphosted.com[192.0.2.150] refused to talk to me: 554 Blocked - see https://ipcheck.proofpoint.com/?ip=198.51.100.4',
  ],
  [
    'reputation-blocklist',
    false,
    'host example-org.mail.protection.outlook.com[192.0.2.36] said: 550 5.7.606 Access denied, banned sending IP [198.51.100.4]. To request removal from this list please visit https://sender.office.com/ (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host eu-smtp-inbound-2.mimecast.com[192.0.2.201] said: 554 Email rejected due to security policies - MCSpamSignature.x.x (in reply to end of DATA command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mxs.mail.ru[192.0.2.31] said: 550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=abc or report details to abuse@corp.mail.ru. Error code: ABC. ID: 1. (in reply to end of DATA command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx1.mail.ovh.net[192.0.2.99] said: 550 5.7.1 Spam detected. Your message has been rejected because it looks like spam (in reply to end of DATA command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host smtp-in.sfr.fr[192.0.2.98] refused to talk to me: 554 5.7.1 Votre adresse IP figure sur une liste noire, connexion refusee',
  ],
  [
    'reputation-blocklist',
    false,
    "host mx.example.it[192.0.2.97] said: 554 5.7.1 L'indirizzo IP mittente e presente in una lista nera (RBL) (in reply to RCPT TO command)",
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.de[192.0.2.9] said: 554 5.7.1 Ihre IP-Adresse steht auf einer Sperrliste (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.strato.example[192.0.2.9] refused to talk to me: 554 5.7.1 RBL: your server is listed at ix.dnsbl.manitu.net',
  ],
  [
    'reputation-blocklist',
    false,
    'host gmail-smtp-in.l.google.com[192.0.2.27] said: 550-5.7.1 [198.51.100.4 12] Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked. 550 5.7.1 gsmtp (in reply to end of DATA command)',
  ],
  [
    'reputation-blocklist',
    false,
    "The IP you're using to send mail is not authorized to 550-5.7.1 send email directly to our servers. Please use the SMTP relay at your service provider instead.",
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.org[192.0.2.9] said: 550 5.7.1 JunkMail rejected - (mail.example.com) [198.51.100.4]:44321 is in an RBL on rbl.example.net (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.org[192.0.2.9] refused to talk to me: 554 Dynamic IP addresses are not allowed to deliver here, use the smarthost of your provider',
  ],
  // Not now
  [
    'greylist-ratelimit',
    false,
    'host mx.example.org[192.0.2.9] said: 451 4.7.1 Greylisting in action, please come back in 00:04:58 (in reply to RCPT TO command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.org[192.0.2.9] said: 450 4.7.1 <user@example.org>: Recipient address rejected: Postgrey delays this for five minutes (in reply to RCPT TO command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.org[2001:db8:5::25] said: 451 4.7.1 Graylisted, come back later (in reply to RCPT TO command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.org[192.0.2.9] said: 421 4.7.0 Too many concurrent SMTP connections from this IP address; please wait (in reply to MAIL FROM command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host example-org.mail.protection.outlook.com[192.0.2.36] said: 451 4.7.500 Server busy. Please try again later from [198.51.100.4]. (S77719) (in reply to RCPT TO command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx4.orange.fr[192.0.2.77] refused to talk to me: 421 mwinf5c22 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. OFR004_104 [104]',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.de[192.0.2.9] said: 451 4.3.2 Bitte versuchen Sie es in einigen Minuten noch einmal (in reply to RCPT TO command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx1.qq.com[192.0.2.30] said: 451 Mail from IP 198.51.100.4 was rate limited. http://service.mail.qq.com/ (in reply to MAIL FROM command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host gmail-smtp-in.l.google.com[192.0.2.27] said: 450-4.2.1 The user you are trying to contact is receiving mail too quickly. Please resend your message at a later time. 450 4.2.1 gsmtp (in reply to RCPT TO command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.zoho.com[192.0.2.33] said: 421 4.7.0 Throttled: sending limit for your server has been reached (in reply to MAIL FROM command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx01.mail.icloud.com[17.56.9.17] said: 450 4.1.8 Deferred: too many messages from your network, try later (in reply to MAIL FROM command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.org[192.0.2.9] said: 450 Requested action not taken: domain hourly quota of messages exceeded, slow down (in reply to RCPT TO command)',
  ],
  // No room
  [
    'mailbox-full',
    false,
    "host mx.example.org[192.0.2.9] said: 552 5.2.2 This message is larger than the current system limit or the recipient's mailbox is full (in reply to RCPT TO command)",
  ],
  [
    'mailbox-full',
    false,
    'host mx.example.de[192.0.2.9] said: 552 5.2.2 Das Postfach des Empfaengers ist voll (in reply to RCPT TO command)',
  ],
  [
    'mailbox-full',
    false,
    'host mx.example.fr[192.0.2.9] said: 552 5.2.2 La boîte aux lettres du destinataire est pleine (in reply to RCPT TO command)',
  ],
  [
    'mailbox-full',
    false,
    'host mx.example.es[192.0.2.9] said: 452 4.2.2 El buzón del destinatario está lleno (in reply to RCPT TO command)',
  ],
  [
    'mailbox-full',
    false,
    'host mx.example.org[192.0.2.9] said: 422 The recipient has exceeded his disk quota (in reply to RCPT TO command)',
  ],
  ['mailbox-full', false, 'maildir delivery failed: error writing message: Disk quota exceeded'],
  [
    'mailbox-full',
    false,
    'host mail.example.org[private/dovecot-lmtp] said: 452 4.2.2 <user@example.org> Not enough disk space (in reply to end of DATA command)',
  ],
  [
    'mailbox-full',
    false,
    'maildir delivery failed: create maildir file /home/user/Maildir/tmp/1.P2.mail: No space left on device',
  ],
  // Nobody of that name
  [
    'user-unknown',
    false,
    'host mx.example.org[192.0.2.9] said: 550 5.1.1 RESOLVER.ADR.RecipNotFound; not found (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host example-org.mail.protection.outlook.com[192.0.2.36] said: 550 5.4.1 Recipient address rejected: Access denied. [AM5EUR03FT012.eop-EUR03.prod.protection.outlook.com] (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.org[192.0.2.9] said: 550 5.1.10 Recipient not found by SMTP address lookup (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mxs.mail.ru[192.0.2.31] said: 550 Message was not accepted -- invalid mailbox.  Local mailbox user@mail.ru is unavailable: user not found (in reply to end of DATA command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.yandex.ru[192.0.2.89] said: 550 5.7.1 No such user! 1700000000-abc (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.de[192.0.2.9] said: 550 5.1.1 Der Empfaenger ist hier unbekannt (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.fr[192.0.2.9] said: 550 Destinataire inconnu (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.it[192.0.2.9] said: 550 Utente sconosciuto (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.nl[192.0.2.9] said: 550 Deze gebruiker bestaat niet (in reply to RCPT TO command)',
  ],
  ['user-unknown', false, 'unknown user: "jdoe"'],
  [
    'user-unknown',
    false,
    'host mx.example.org[192.0.2.9] said: 554 5.7.1 <old@example.org>: Recipient address rejected: this address is no longer in use (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mail.protonmail.ch[192.0.2.20] said: 550 5.1.1 <user@proton.example>: Recipient address rejected: Address does not exist (in reply to RCPT TO command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host mx.example.org[192.0.2.9] said: 550-Verification failed for <user@example.org> 550-The mail server could not deliver mail to user@example.org. The account or domain may not exist, they may be blacklisted, or missing the proper dns entries. 550 Sender verify failed (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mta5.am0.yahoodns.net[192.0.2.71] said: 552 1 Requested mail action aborted, mailbox not found (in reply to end of DATA command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.org[192.0.2.9] said: 550 5.2.1 The email account that you tried to reach is disabled (in reply to RCPT TO command)',
  ],
  // Names
  [
    'dns',
    false,
    'Host or domain name not found. Name service error for name=exampel.org type=AAAA: Host not found',
  ],
  [
    'dns',
    false,
    'unable to look up host mx.example.org: nodename nor servname provided, or not known',
  ],
  [
    'dns',
    false,
    'Host or domain name not found. Name service error for name=example.org type=MX: Host found but no data record of requested type',
  ],
  ['dns', false, 'mail for example.org has no valid MX host: DNS reply filter drops all results'],
  [
    'dns',
    false,
    'host mx.example.org[192.0.2.9] said: 550 5.1.2 Domain not found (in reply to RCPT TO command)',
  ],
  // The way
  ['network', true, 'connect to mx1.example.net[2001:db8:5::25]:25: No route to host'],
  ['network', true, 'connect to mx1.example.net[2001:db8:5::25]:25: Network is down'],
  [
    'network',
    true,
    "connect to mx1.example.net[2001:db8:5::25]:25: Can't assign requested address",
  ],
  ['network', 'maybe', 'connect to mx1.example.net[2001:db8:5::25]:25: Connection timed out'],
  ['network', 'maybe', 'connect to mx1.example.net[2001:db8:5::25]:25: Connection refused'],
  ['network', false, 'connect to mx1.example.net[192.0.2.9]:25: No route to host'],
  ['network', false, 'connect to mx1.example.net[192.0.2.9]:25: Operation timed out'],
  [
    'network',
    false,
    'conversation with mx1.example.net[192.0.2.9] timed out while sending message body',
  ],
  [
    'network',
    false,
    'delivery temporarily suspended: lost connection with mx1.example.net[192.0.2.9] while performing the EHLO handshake',
  ],
  ['network', false, 'connect to mx1.example.net[192.0.2.9]:25: Connection reset by peer'],
  // Encryption
  ['tls', false, 'Cannot start TLS: handshake failure: certificate verify failed'],
  ['tls', false, 'TLS is required, but our TLS engine is unavailable'],
  [
    'tls',
    false,
    'host mx.example.org[192.0.2.9] said: 530 5.7.0 Must issue a STARTTLS command first (in reply to MAIL FROM command)',
  ],
  ['tls', false, 'delivery temporarily suspended: non DNSSEC destination'],
  [
    'tls',
    false,
    'host mx.example.org[192.0.2.9] said: 554 5.7.1 Session encryption is required (in reply to RCPT TO command)',
  ],
  [
    'tls',
    false,
    'lost connection with mx.example.org[192.0.2.9] while performing the STARTTLS handshake',
  ],
  // The relay wants a password
  [
    'relay-auth',
    false,
    'delivery temporarily suspended: SASL authentication failed; cannot authenticate to server smtp.office365.com[192.0.2.200]: no mechanism available',
  ],
  [
    'relay-auth',
    false,
    'host smtp.strato.de[192.0.2.110] said: 530 5.7.0 Authentication required (in reply to MAIL FROM command)',
  ],
  [
    'relay-auth',
    false,
    'SASL authentication failed; server smtp.mail.me.com[17.42.251.10] said: 535 5.7.8 Error: authentication failed: Invalid user or password',
  ],
  [
    'relay-auth',
    false,
    'host smtp.office365.com[192.0.2.200] said: 530 5.7.57 Client not authenticated to send mail (in reply to MAIL FROM command)',
  ],
  [
    'relay-auth',
    false,
    'host smtp.ionos.de[192.0.2.111] said: 550 Sender address is not allowed; please log in with your mailbox user name and password (in reply to MAIL FROM command)',
  ],
  // Rules and sizes
  [
    'policy-size',
    false,
    'message size 52428810 exceeds size limit 36700160 of server gmail-smtp-in.l.google.com[192.0.2.27]',
  ],
  [
    'policy-size',
    false,
    'host mx.example.org[192.0.2.9] said: 552 5.3.4 Message too big for system (in reply to MAIL FROM command)',
  ],
  [
    'policy-size',
    false,
    'host mx.example.de[192.0.2.9] said: 552 5.3.4 Nachricht ist zu gross (in reply to end of DATA command)',
  ],
  [
    'policy-size',
    false,
    'host gmail-smtp-in.l.google.com[192.0.2.27] said: 552-5.7.0 This message was blocked because its content presents a potential 552-5.7.0 security issue. Please visit https://support.google.com/mail/?p=BlockedMessage 552 5.7.0 gsmtp (in reply to end of DATA command)',
  ],
  [
    'policy-size',
    false,
    'host mx.example.org[192.0.2.9] said: 554 5.7.1 Attachments of type .exe are forbidden here (in reply to end of DATA command)',
  ],
  [
    'policy-size',
    false,
    'host mx.example.org[192.0.2.9] said: 550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized; only members may write to this group (in reply to end of DATA command)',
  ],
  [
    'policy-size',
    false,
    'host mx.example.org[192.0.2.9] said: 550 5.6.0 Message contains a malformed header: no Date (in reply to end of DATA command)',
  ],
  // This machine
  ['transport-broken', false, 'delivery temporarily suspended: unknown mail transport error'],
  ['transport-broken', false, 'connect to 127.0.0.1[127.0.0.1]:10024: Connection refused'],
  [
    'transport-broken',
    false,
    'connect to mail.example.org[private/dovecot-lmtp]: Connection refused',
  ],
  ['local-config', false, 'address resolver failure'],
  ['local-config', false, 'mail for example.org loops back to myself'],
  ['local-config', false, 'Local configuration error'],
  ['local-config', false, 'alias database lookup error'],
  // Nothing that fits
  [
    'other',
    false,
    'host mx.example.org[192.0.2.9] said: 451 4.3.5 Server configuration problem (in reply to RCPT TO command)',
  ],
  [
    'other',
    false,
    'host mx.example.org[192.0.2.9] said: 503 5.5.1 Bad sequence of commands (in reply to DATA command)',
  ],
  [
    'other',
    false,
    'host mx.example.org[192.0.2.9] said: 451 4.3.0 Internal queue error (in reply to end of DATA command)',
  ],
  [
    'other',
    false,
    'host mx.example.org[192.0.2.9] said: 550 relay not permitted (in reply to RCPT TO command)',
  ],
  [
    'other',
    false,
    'host mx.example.org[192.0.2.9] said: 454 4.7.1 <user@example.org>: Relay access denied (in reply to RCPT TO command)',
  ],
  // A third look: kinds of replies found in other people's logs later, in words of our own.
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] said: 554 A link in your message is listed by URIBL (in reply to end of DATA command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] refused to talk to me: 554- (RTR:BL) 554 Connecting IP: 198.51.100.4',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] refused to talk to me: 553 Mail from 198.51.100.4 not allowed - [10]',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] refused to talk to me: 554 Access to this system is denied because the reputation of your MTA is poor',
  ],
  ['tls', false, 'TLS is required, but our TLS engine is unavailable'],
  [
    'network',
    true,
    'connect to mx.example.net[2001:db8:5::25]:25: Cannot assign requested address',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.net[192.0.2.9] said: 451 4.7.1 Client host rejected: slow down, please (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.net[192.0.2.9] said: 550 Not accepted: invalid mailbox, no such local user (in reply to end of DATA command)',
  ],
  [
    'mailbox-full',
    false,
    'host mx.example.net[192.0.2.9] said: 452 4.1.1 <x@y.example> is over quota at the moment, try again later (in reply to RCPT TO command)',
  ],
];
