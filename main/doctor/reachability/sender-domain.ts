import { spf } from 'mailauth/lib/spf/index.js';
import type { AskDns, DnsAnswer, RecordType } from '../dns.ts';

/** `undefined`: the DNS did not answer; an empty text: there is no such record. */
type RecordText = string | undefined;

/** What the DNS says of a domain that mail is sent from. */
export interface SenderDomain {
  readonly domain: string;
  readonly mx: readonly string[] | undefined;
  readonly spf: RecordText;
  /** What a recipient's server makes of the SPF record for each of our addresses. */
  readonly spfResults: readonly { readonly address: string; readonly result: string }[];
  readonly dmarc: RecordText;
  /** Keys by the selectors seen in the log. */
  readonly dkim: readonly { readonly name: string; readonly record: RecordText }[];
}

/** Asks for the records of a domain; `signers` are names like `s1._domainkey.example.org`. */
export async function askSenderDomain(
  askDns: AskDns,
  domain: string,
  addresses: readonly string[],
  helo: string,
  signers: readonly string[],
): Promise<SenderDomain> {
  const [mx, texts, dmarc] = await Promise.all([
    askDns(domain, 'MX'),
    askDns(domain, 'TXT'),
    askDns(`_dmarc.${domain}`, 'TXT'),
  ]);
  const record = textOf(texts, /^v=spf1( |$)/i);
  const own = signers.filter((name) => name.endsWith(`._domainkey.${domain}`)).slice(0, 5);
  return {
    domain,
    mx: mx.ok ? mx.values : mx.why === 'none' ? [] : undefined,
    spf: record,
    spfResults: record
      ? await Promise.all(
          addresses.map(async (address) => ({
            address,
            result: await spfResult(askDns, domain, address, helo),
          })),
        )
      : [],
    dmarc: textOf(dmarc, /^v=DMARC1\b/i),
    dkim: await Promise.all(
      own.map(async (name) => ({ name, record: textOf(await askDns(name, 'TXT'), /\bp=/) })),
    ),
  };
}

function textOf(answer: DnsAnswer, form: RegExp): RecordText {
  if (!answer.ok) return answer.why === 'none' ? '' : undefined;
  return answer.values.find((text) => form.test(text)) ?? '';
}

/** `pass`, `fail`, `softfail`, `neutral`, `none`, `temperror` or `permerror`: RFC 7208 2.6. */
async function spfResult(
  askDns: AskDns,
  domain: string,
  address: string,
  helo: string,
): Promise<string> {
  const { status } = await spf({
    sender: `postmaster@${domain}`,
    ip: address,
    helo,
    mta: helo,
    resolver: (name: string, type: string) => resolve(askDns, name, type),
  });
  return status.result;
}

/**
 * The form of `dns.promises.resolve`, which mailauth wants. Its own type has no
 * place for MX records, which it does read as objects (spf-verify.js).
 */
async function resolve(askDns: AskDns, name: string, type: string): Promise<string[] | string[][]> {
  if (!isType(type)) throw Object.assign(new Error(type), { code: 'ENODATA' });
  const answer = await askDns(name, type);
  if (!answer.ok) {
    const code = answer.why === 'none' ? 'ENOTFOUND' : 'ETIMEOUT';
    throw Object.assign(new Error(`${name} ${type}`), { code });
  }
  if (type === 'TXT') return answer.values.map((text) => [text]);
  if (type === 'MX') {
    const records: unknown = answer.values.map((exchange, priority) => ({ exchange, priority }));
    return records as string[];
  }
  return [...answer.values];
}

const isType = (type: string): type is RecordType => /^(A|AAAA|MX|PTR|TXT)$/.test(type);
