/** A mail provider, and how its mail servers are known in the DNS. */
export interface Provider {
  /** As in `provider:google`. */
  readonly id: string;
  /** For sentences: "Google does not accept …". */
  readonly name: string;
  /** For a switch, where the name alone would say too little. */
  readonly label: string;
  /** Domains under which the MX hosts stand; only names *below* one of these match. */
  readonly mxSuffixes: readonly string[];
  /** The provider's own page for people who send to it, or who point a domain at it. */
  readonly source: string;
}

// The MX host decides, never the domain of the recipient: a firm's own domain
// whose MX is aspmx.l.google.com is Google's to accept or refuse.
//
// Where the suffixes come from: each was seen as the host of an MX record, or of a server that
// took or refused mail, in zones, logs and mail headers that people published. Of the pages
// named as sources, those of Fastmail, T-Online and Zoho were read, and agree; the others were
// not within reach, and need not list the hosts. A suffix under which a hoster also names its
// customers' own machines is left out (ovh.net, for one: vps-1234.vps.ovh.net is nobody's MX).
const table = [
  {
    id: 'google',
    name: 'Google',
    label: 'Google (Gmail), and every domain it hosts',
    mxSuffixes: ['google.com', 'googlemail.com'],
    source: 'https://support.google.com/a/answer/174125',
  },
  {
    id: 'microsoft',
    name: 'Microsoft',
    label: 'Microsoft (Outlook, Hotmail, Microsoft 365), and every domain it hosts',
    mxSuffixes: ['protection.outlook.com', 'mx.microsoft', 'hotmail.com'],
    source:
      'https://learn.microsoft.com/microsoft-365/enterprise/external-domain-name-system-records',
  },
  {
    id: 'yahoo',
    name: 'Yahoo',
    label: 'Yahoo and AOL, and every domain they host',
    mxSuffixes: ['yahoodns.net', 'mx.aol.com'],
    source: 'https://senders.yahooinc.com/',
  },
  {
    id: 'apple',
    name: 'Apple',
    label: 'Apple (iCloud), and every domain it hosts',
    mxSuffixes: ['mail.icloud.com'],
    source: 'https://support.apple.com/102374',
  },
  {
    id: 'ionos',
    name: 'GMX, WEB.DE or IONOS',
    label: 'GMX, WEB.DE, IONOS (1&1), and every domain they host',
    mxSuffixes: [
      'gmx.net',
      'gmx.com',
      'web.de',
      'kundenserver.de',
      'ionos.de',
      'ionos.com',
      '1and1.com',
      '1and1.co.uk',
      '1and1.es',
      '1and1.fr',
    ],
    source:
      'https://www.ionos.com/help/domains/configuring-mail-servers-and-other-related-records/',
  },
  {
    id: 't-online',
    name: 'T-Online',
    label: 'T-Online (Telekom)',
    mxSuffixes: ['t-online.de'],
    source: 'https://postmaster.t-online.de/',
  },
  {
    id: 'freenet',
    name: 'freenet',
    label: 'freenet',
    mxSuffixes: ['freenet.de'],
    source: 'https://postmaster.freenet.de/',
  },
  {
    id: 'strato',
    name: 'STRATO',
    label: 'STRATO, and every domain it hosts',
    mxSuffixes: ['rzone.de'],
    source: 'https://www.strato.de/faq/domains/was-sind-mx-records/',
  },
  {
    id: 'proton',
    name: 'Proton',
    label: 'Proton Mail, and every domain it hosts',
    mxSuffixes: ['protonmail.ch'],
    source: 'https://proton.me/support/custom-domain',
  },
  {
    id: 'fastmail',
    name: 'Fastmail',
    label: 'Fastmail, and every domain it hosts',
    mxSuffixes: ['messagingengine.com'],
    source: 'https://www.fastmail.help/hc/en-us/articles/360060591153',
  },
  {
    id: 'zoho',
    name: 'Zoho',
    label: 'Zoho, and every domain it hosts',
    mxSuffixes: ['zoho.com', 'zoho.eu', 'zoho.in', 'zoho.com.au', 'zoho.jp', 'zohomail.com'],
    source: 'https://www.zoho.com/mail/help/adminconsole/configure-email-delivery.html',
  },
  {
    id: 'mail-ru',
    name: 'Mail.ru',
    label: 'Mail.ru, and every domain it hosts',
    mxSuffixes: ['mail.ru'],
    source: 'https://help.mail.ru/biz/domain/mx',
  },
  {
    id: 'yandex',
    name: 'Yandex',
    label: 'Yandex, and every domain it hosts',
    mxSuffixes: ['yandex.net', 'yandex.ru'],
    source: 'https://yandex.com/support/yandex-360/business/admin/en/domains/mail',
  },
  {
    id: 'qq',
    name: 'QQ',
    label: 'QQ Mail (Tencent), and every domain it hosts',
    mxSuffixes: ['qq.com'],
    source: 'https://service.mail.qq.com/',
  },
  {
    id: 'orange',
    name: 'Orange',
    label: 'Orange and Wanadoo',
    // Mail to wanadoo.fr goes there too.
    mxSuffixes: ['orange.fr'],
    source: 'https://postmaster.orange.fr/',
  },
  {
    id: 'free',
    name: 'Free',
    label: 'Free (France)',
    mxSuffixes: ['free.fr'],
    source: 'https://postmaster.free.fr/',
  },
  {
    id: 'ovh',
    name: 'OVHcloud',
    label: 'OVHcloud, and every domain it hosts',
    mxSuffixes: ['mail.ovh.net', 'mail.ovh.ca'],
    source: 'https://help.ovhcloud.com/csm/en-dns-zone-mx',
  },
  {
    id: 'proofpoint',
    name: 'Proofpoint',
    label: 'Every domain filtered by Proofpoint',
    mxSuffixes: ['pphosted.com', 'ppe-hosted.com'],
    source: 'https://help.proofpoint.com/Proofpoint_Essentials',
  },
  {
    id: 'mimecast',
    name: 'Mimecast',
    label: 'Every domain filtered by Mimecast',
    mxSuffixes: ['mimecast.com'],
    source:
      'https://community.mimecast.com/s/article/email-security-cloud-gateway-data-centers-and-urls',
  },
  {
    id: 'barracuda',
    name: 'Barracuda',
    label: 'Every domain filtered by Barracuda',
    mxSuffixes: ['barracudanetworks.com'],
    source: 'https://campus.barracuda.com/product/emailgatewaydefense',
  },
  {
    id: 'cisco',
    name: 'Cisco',
    label: 'Every domain filtered by Cisco Secure Email',
    mxSuffixes: ['iphmx.com'],
    source: 'https://docs.ces.cisco.com/',
  },
] as const satisfies readonly Provider[];

export type ProviderId = (typeof table)[number]['id'];

/** Every provider Postbar knows, the most likely ones first. */
export const providers: readonly (Provider & { readonly id: ProviderId })[] = table;

/** The provider whose mail server this is, by its name in the DNS (case and a final dot do not
 * matter); undefined for any other host. `evilgoogle.com` and `google.com.example.org` are not Google. */
export function providerOfHost(host: string): ProviderId | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  return providers.find((one) => one.mxSuffixes.some((suffix) => name.endsWith(`.${suffix}`)))?.id;
}

/** The provider of this id, as read from a rule or the command line. */
export function providerById(id: string): (Provider & { readonly id: ProviderId }) | undefined {
  return providers.find((one) => one.id === id);
}
