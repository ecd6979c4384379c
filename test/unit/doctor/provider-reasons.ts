import type { UnseenReason } from './unseen-reasons.ts';

// A third set: wordings that providers and filters publish, or people quoted, each given its
// class before anybody looked what comes out. Addresses and names are made up.
export const providerReasons: readonly UnseenReason[] = [
  [
    'dns',
    false,
    'host firm-example.mail.protection.outlook.com[192.0.2.9] said: 451 4.4.4 Mail received as unauthenticated, incoming to a recipient domain configured in a hosted tenant which has no mail-enabled subscriptions. ATTR5 (in reply to RCPT TO command)',
  ],
  [
    'policy-size',
    false,
    'host firm-example.mail.protection.outlook.com[192.0.2.9] said: 550 5.7.124 RESOLVER.RST.SenderNotInAllowedList; sender is not among those the group accepts (in reply to end of DATA command)',
  ],
  [
    'policy-size',
    false,
    'host firm-example.mail.protection.outlook.com[192.0.2.9] said: 550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed (in reply to end of DATA command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host firm-example.mail.protection.outlook.com[192.0.2.9] said: 550 5.7.511 Access denied, banned sender[192.0.2.10]. To request removal from this list forward this message to the support (in reply to RCPT TO command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host outlook-com.olc.protection.outlook.com[192.0.2.9] said: 550 5.7.515 Access denied, sending domain CLUB.EXAMPLE does not meet the required authentication level. (in reply to end of DATA command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host firm-example.mail.protection.outlook.com[192.0.2.9] said: 550 5.7.508 Access denied, [192.0.2.10] has exceeded permitted limits within 192.0.2.0/24 range (in reply to RCPT TO command)',
  ],
  [
    'other',
    false,
    'host firm-example.mail.protection.outlook.com[192.0.2.9] said: 451 4.4.62 Mail sent to the wrong Office 365 region. ATTR35 (in reply to RCPT TO command)',
  ],
  [
    'local-config',
    false,
    'host firm-example.mail.protection.outlook.com[192.0.2.9] said: 554 5.4.14 Hop count exceeded - possible mail loop ATTR34 (in reply to end of DATA command)',
  ],
  [
    'other',
    false,
    'host firm-example.mail.protection.outlook.com[192.0.2.9] said: 550 5.7.64 TenantAttribution; Relay Access Denied (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host firm-example.mail.protection.outlook.com[192.0.2.9] said: 550 5.4.1 All recipient addresses rejected : Access denied (in reply to end of DATA command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host outlook-com.olc.protection.outlook.com[192.0.2.9] said: 554 5.2.122 The recipient has exceeded their limit for the number of messages they can receive per hour. (in reply to end of DATA command)',
  ],
  [
    'user-unknown',
    false,
    "host mta7.am0.yahoodns.net[192.0.2.9] said: 554 delivery error: dd This user doesn't have a yahoo.com account (bob@yahoo.com) [-9] (in reply to end of DATA command)",
  ],
  [
    'user-unknown',
    false,
    'host mta7.am0.yahoodns.net[192.0.2.9] said: 554 delivery error: dd Sorry, your message to bob@yahoo.com cannot be delivered. This mailbox is disabled (554.30). (in reply to end of DATA command)',
  ],
  [
    'user-unknown',
    false,
    'host mta7.am0.yahoodns.net[192.0.2.9] said: 554 delivery error: dd bob@yahoo.com is no longer valid. [-20] (in reply to end of DATA command)',
  ],
  [
    'policy-size',
    false,
    'host mta7.am0.yahoodns.net[192.0.2.9] said: 554 5.7.9 Message not accepted for policy reasons. (in reply to end of DATA command)',
  ],
  [
    'user-unknown',
    false,
    'host mx1.comcast.example[192.0.2.9] said: 550 5.1.1 Not our Customer (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx1.comcast.example[192.0.2.9] said: 550 5.1.1 <bob@comcast.example> recipient mailbox unallocated (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mxs.mail.example[192.0.2.9] said: 550 Message was not accepted -- invalid mailbox. Local mailbox bob@mail.example is unavailable: account is disabled (in reply to end of DATA command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host eu-smtp-inbound-1.mimecast.com[192.0.2.9] said: 550 Rejected by header based manually Blocked Senders: ann@club.example (in reply to end of DATA command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host eu-smtp-inbound-1.mimecast.com[192.0.2.9] said: 550 Administrative prohibition - envelope blocked (in reply to RCPT TO command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host eu-smtp-inbound-1.mimecast.com[192.0.2.9] said: 550 Rejected by header based Anti-Spoofing policy: ann@club.example (in reply to end of DATA command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host d1.ess.barracudanetworks.com[192.0.2.9] said: 550 rejecting spoofed message (in reply to end of DATA command)',
  ],
  [
    'no-ptr-ipv6',
    true,
    'host ff-ip4-mx.example[2001:db8:5::9] said: 550 5.7.1 Connections not accepted from servers without a valid sender domain.flph829 Fix reverse DNS for 2001:db8:1::7 (in reply to MAIL FROM command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host d1.ess.barracudanetworks.com[192.0.2.9] said: 554 rejected due to spam URL in content (in reply to end of DATA command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.zerospam.example[192.0.2.9] said: 554 5.7.1 <bob@firm.example>: Recipient address rejected: Not in recipient list (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host in.hes.trendmicro.example[192.0.2.9] said: 554 5.7.1 <bob@firm.example>: Recipient address rejected: BLOCK-SEND-ER. (in reply to RCPT TO command)',
  ],
  [
    'mailbox-full',
    false,
    "host mx.example.net[192.0.2.9] said: 552 5.2.2 This message is larger than the current system limit or the recipient's mailbox is full. Create a shorter message body or remove attachments and try sending it again. (in reply to RCPT TO command)",
  ],
  [
    'mailbox-full',
    false,
    'host mta5.example.net[192.0.2.9] said: 552 recipient storage full, try again later (in reply to RCPT TO command)',
  ],
  [
    'mailbox-full',
    false,
    'host mx.example.net[192.0.2.9] said: 422 4.2.2 The email account is over its storage allotment (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.it[192.0.2.9] said: 550 Destinatario sconosciuto o mailbox disattivata (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.pl[192.0.2.9] said: 550 5.0.0 Nie ma takiego konta (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.net[192.0.2.9] said: 550 No one with that email address here (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host esa1.example.net[192.0.2.9] said: 550 #5.1.0 Address rejected. (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.net[192.0.2.9] said: 551 5.1.6 bob has moved, please try bob@new.example (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx1.free.example[192.0.2.9] refused to talk to me: 421 Refused. Your reverse DNS entry does not resolve to an IP.',
  ],
  [
    'dns',
    false,
    'host mx.example.net[192.0.2.9] refused to talk to me: 521 Server does not accept mail',
  ],
  [
    'reputation-blocklist',
    true,
    'host mx.example.net[2001:db8:5::9] said: 550 5.7.1 The sender 2001:db8:1::7 is banned (in reply to RCPT TO command)',
  ],
  [
    'relay-auth',
    false,
    'SASL authentication failed; server smtp.office365.com[192.0.2.9] said: 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.',
  ],
  [
    'tls',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.7.1 Message refused: this domain only takes mail over an encrypted connection (in reply to MAIL FROM command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.net[192.0.2.9] said: 450 4.7.1 You are on our waiting list, come back in 300 seconds (in reply to RCPT TO command)',
  ],
  [
    'policy-size',
    false,
    'host mx.example.net[192.0.2.9] said: 523 the message size 31457280 exceeds the limit of 26214400 set by the recipient (in reply to MAIL FROM command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.7.1 Mail from consumer broadband ranges is not taken here; relay through your ISP (in reply to MAIL FROM command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.7.1 Newly registered domain, mail refused for 30 days (in reply to MAIL FROM command)',
  ],
  ['mailbox-full', false, 'maildir delivery failed: error writing message: Disk quota exceeded'],
  // A last set, judged once the signals stood.
  [
    'user-unknown',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.1.1 sid=xyz Address rejected bob@example.net (in reply to RCPT TO command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.2.1 The user you are trying to reach has an account that was closed last year (in reply to RCPT TO command)',
  ],
  [
    'mailbox-full',
    false,
    'host mx.example.net[192.0.2.9] said: 452 4.2.2 The recipient has used up all the room in their inbox (in reply to RCPT TO command)',
  ],
  [
    'mailbox-full',
    false,
    'host mx.example.net[192.0.2.9] said: 554 5.2.2 Postfach des Empfaengers ist voll (in reply to end of DATA command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.net[192.0.2.9] said: 421 4.7.28 Our system has detected an unusual amount of mail originating from your network (in reply to end of DATA command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.net[192.0.2.9] said: 450 4.2.1 The user you are trying to contact is receiving mail too quickly. Please resend your message at a later time (in reply to RCPT TO command)',
  ],
  [
    'greylist-ratelimit',
    false,
    'host mx.example.net[192.0.2.9] said: 451 4.7.650 The mail server [192.0.2.10] has been temporarily rate limited due to IP reputation (in reply to MAIL FROM command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] said: 554 5.7.1 Service unavailable; Helo command [host.example] blocked using dbl.example.org; listed (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.7.1 Mail appears to be unsolicited, see our page on how to be taken off (in reply to end of DATA command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.7.350 Remote server returned message detected as spam (in reply to end of DATA command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.7.23 The message was rejected because of Sender Policy Framework violation (in reply to end of DATA command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host mx.example.net[192.0.2.9] said: 554 5.7.5 Permanent error evaluating DMARC policy (in reply to end of DATA command)',
  ],
  [
    'auth-spf-dkim',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.7.1 Signature missing: this domain only takes mail with a valid DKIM key (in reply to end of DATA command)',
  ],
  [
    'policy-size',
    false,
    'host mx.example.net[192.0.2.9] said: 552 5.3.4 Error: message file too big (in reply to end of DATA command)',
  ],
  [
    'policy-size',
    false,
    'host mx.example.net[192.0.2.9] said: 554 5.6.1 Body type not supported by remote host (in reply to MAIL FROM command)',
  ],
  [
    'policy-size',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.7.1 Only list members may post here (in reply to RCPT TO command)',
  ],
  ['tls', false, 'TLS is required, but was not offered by host mx.example.net[192.0.2.9]'],
  ['tls', false, 'Server certificate not trusted'],
  [
    'relay-auth',
    false,
    'SASL authentication failed; cannot authenticate to server smtp.example.com[192.0.2.9]: no mechanism available',
  ],
  [
    'other',
    false,
    'host mx.example.net[192.0.2.9] said: 454 4.7.1 <bob@elsewhere.example>: Relay access denied (in reply to RCPT TO command)',
  ],
  [
    'other',
    false,
    'host mx.example.net[192.0.2.9] said: 451 4.3.5 Server configuration problem (in reply to RCPT TO command)',
  ],
  [
    'dns',
    false,
    'Host or domain name not found. Name service error for name=club.example type=MX: Host found but no data record of requested type',
  ],
  ['dns', false, 'Domain club.example does not accept mail (nullMX)'],
  ['network', true, 'connect to mx.example.net[2001:db8:5::9]:25: No route to host'],
  [
    'network',
    false,
    'lost connection with mx.example.net[192.0.2.9] while receiving the initial server greeting',
  ],
  ['local-config', false, 'mail for mail.club.example loops back to myself'],
  ['user-unknown', false, 'unknown user: "bobb"'],
  [
    'user-unknown',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup (in reply to end of DATA command)',
  ],
  [
    'user-unknown',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.1.1 Usuario no encontrado en este servidor (in reply to RCPT TO command)',
  ],
  [
    'reputation-blocklist',
    false,
    'host mx.example.net[192.0.2.9] said: 550 5.7.1 Votre serveur figure sur une liste noire (in reply to MAIL FROM command)',
  ],
];
