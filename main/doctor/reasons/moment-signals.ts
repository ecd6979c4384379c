import { names, type Signal, sentences } from './signals.ts';

/**
 * Words of replies that are about this moment, this message, or the servers' dealings
 * with each other: not now, too big, against house rules, log in first, their trouble.
 */
export const momentSignals: readonly Signal[] = [
  ...sentences([
    [
      'greylist',
      11,
      /\bgr[ea]y ?-?list\w*|\bpostgrey|\bliste grise|\blista (?:gris|grigia)|\bgr[ea]ylisting/,
    ],
    [
      'rate-limit',
      9,
      /\brate ?-?limit\w*|\btoo (?:many|much) .{0,30}(?:connections?|messages?|mails?|e-?mails?|sessions?|requests?|commands?|concurrent|recipients? .{0,20}(?:hour|day|minute))|\bthrottl\w+|\bslow down|\bunusual rate|\b(?:connection|sending|message|submission|delivery) (?:rate|frequency|limit)|\bfrequency limited|\bhourly|\bat a rate that|\btoo (?:quickly|fast|often)|\bconcurrency/,
    ],
    [
      'rate-limit',
      8,
      /\btrop de (?:connexions|messages|requetes)|\bzu viele (?:verbindungen|nachrichten|mails|anfragen)|\bdemasiad[oa]s (?:conexiones|mensajes)|\btroppe connessioni|\bte veel (?:verbindingen|berichten)/,
    ],
    [
      'rate-limit',
      7,
      /\b(?:temporarily|temporary) (?:deferred|rate|blocked|limited|suspended)|\bunexpected volume|\bmessages? from .{0,40}temporarily/,
    ],
    [
      'try-later',
      6,
      /\btry (?:again|that|it|your request)?.{0,30}(?:later|first|again in)|\b(?:please )?(?:re)?try (?:again )?(?:later|in \d)|\bcome back|\bretry (?:later|in|after)|\bagain later|\bat a later time|\btry again\b/,
    ],
    [
      'try-later',
      6,
      /\bspaeter|\bspater (?:erneut|noch|wieder)|\bversuchen sie es .{0,30}(?:erneut|noch ?einmal|spae?ter)|\breessay\w+|\bplus tard|\bmas tarde|\bpiu tardi|\bmais tarde|\bpozniej|\bpozdeji|\bprobuj|\bprobeer .{0,20}later|позже|позднее/,
    ],
    [
      'try-later',
      4,
      /\bserver (?:is )?(?:too )?busy|\bsystem (?:is )?(?:too )?busy|\boverload\w*|\bhigh load|\bload average|\btemporar(?:y|il\w) .{0,20}(?:deferred|delayed|unable to accept)|\bdefer(?:red)?\b/,
    ],
    [
      'too-big',
      9,
      /\b(?:message|mail|e-?mail|size|nachricht|attachment).{0,40}(?:too (?:big|large|long)|exceeds? .{0,40}(?:size|limit|maximum)|larger than)|\bsize limit|\bmaximum (?:message )?size|\bzu gross|\btrop (?:grand|gros|volumineux)\w*|\bdemasiado grande|\btroppo grande|\bte groot/,
    ],
    [
      'content-refused',
      8,
      /\bvirus\w*|\bmalware|\btrojan|\battachments?\b|\banhang|\bpiece jointe|\badjunto|\bcontent (?:rejected|presents|filter|not allowed|restrict)|\bcontent presents|\bsecurity issue|\bexecutable/,
    ],
    [
      'content-refused',
      7,
      /\b(?:malformed|invalid|missing|multiple|duplicate|illegal|bad|non-?compliant) .{0,30}(?:header|mime|from:|date|message-id|addresses in)|\brfc ?-?[25]?822|\brfc ?5322|\bbare (?:lf|cr)|\bheader .{0,30}(?:missing|malformed|invalid)|\bsmtputf8/,
    ],
    [
      'house-rules',
      5,
      /\bpolic(?:y|ies)\b|\bpolicy (?:violation|reasons?|restrictions?|rejection)|\bviolat\w+|\brichtlinie\w*|\bpolitique|\bpoliticas?/,
    ],
    [
      'house-rules',
      7,
      /\btoo many recipients|\bonly (?:members|authenticated|internal|allowed)|\bnot (?:authori[sz]ed|allowed|permitted) to (?:send|post|write|submit)|\bnotauthorized|\bnot authori[sz]ed;|\brestricted (?:to|recipient|address)|\bnot a member|\bmoderat\w+|\bmembers may/,
    ],
    [
      'house-rules',
      3,
      /\bmessage (?:not allowed|refused|not accepted)|\bcommand parameter not implemented|\bbarred|\bforbidden|\bnot permitted/,
    ],
    [
      'relay-login',
      9,
      /\bauthentication (?:is )?required|\bsasl|\bnot authenticated|\bunauthenticated senders?\b|\bauth(?:entication)? (?:failed|fail|failure|unsuccessful|credentials)|\blog ?in (?:with|first|required|failed)|\binvalid (?:login|credentials|user ?name or password|password)|\busername and password|\bbad credentials|\bpop before smtp|\bmust (?:be )?(?:authenticate|log ?in)/,
    ],
    [
      'relay-login',
      7,
      /\banmeld\w+ (?:erforderlich|fehlgeschlagen|noe?tig)|\bauthentifizierung|\bauthentification (?:requise|obligatoire|echoue\w*)|\bautenticacion|\bautenticazione|\bsmtp-?auth/,
    ],
    [
      'encryption',
      9,
      /\bstarttls|\btls\b|\bssl\b|\bencrypt\w+|\bverschlue?ssel\w+|\bchiffrement|\bcertificate|\bzertifikat|\bcertificat\b|\bdnssec|\bdane\b|\btlsa\b|\bmta-?sts/,
    ],
    [
      'relay-denied',
      11,
      /\brelay(?:ing)? (?:access )?(?:denied|not (?:permitted|allowed|authori[sz]ed)|is not|prohibited|refused|attempt)|\b(?:unable|not (?:allowed|permitted|authori[sz]ed)|do(?:es)? not|cannot|won'?t|refuse\w*|denied) (?:to )?relay|\bopen relay|\bno relay|\brelais? (?:refuse|interdit)|\bnot (?:a )?local domain|\bwe do not (?:accept|handle) mail for|\bweiterleitung nicht|\brelay\w* (?:nicht|ist nicht) /,
    ],
    [
      'their-trouble',
      7,
      /\b(?:internal|local|processing|queue|read|write|software|system|database|lookup|configuration|protocol) (?:server )?(?:error|failure|problem)|\blookup failure|\berror (?:in|while) processing|\bserver (?:error|configuration)|\bdns (?:timeout|lookup)|\btimeout waiting|\btemporary (?:error|failure|problem|local)|\bout of memory|\binterner fehler|\berreur interne|\berror interno/,
    ],
    [
      'their-trouble',
      6,
      /\bbad sequence|\bneed (?:mail|rcpt|helo)|\bcommand not (?:recogni[sz]ed|implemented)|\bsyntax error|\bout of (?:order|sequence)|\bunrecogni[sz]ed command|\bservice (?:currently |temporarily )?(?:unavailable|not available)|\bshutting down|\bmaintenance/,
    ],
    [
      'domain-unknown',
      6,
      /\b(?:host|domain) (?:name )?(?:not found|unknown|does not exist)|\bno such (?:domain|host)|\bunknown (?:host|domain)/,
    ],
    ['takes-no-mail', 12, /\bnull ?mx|\bdoes not (?:accept|receive) (?:e-?mail|mail)\b/],
    [
      'connection-lost',
      10,
      /\bunverified address:.*(?:connect to|connection refused|timed out|lost connection)/,
    ],
  ]),
  ...names([
    ['greylist', 6, /postgrey|greylist/],
    ['rate-limit', 5, /ratelimit|receivingrate/],
    ['too-big', 5, /maxsize|sizelimit/],
    ['house-rules', 4, /\.notauthorized|rst\./],
    ['content-refused', 4, /blockedmessage/],
  ]),
];
