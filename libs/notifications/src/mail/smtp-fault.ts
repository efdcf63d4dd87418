/** `bounced`: the address does not take mail; `refused`: this e-mail is not wanted, whoever it is for; `later`: try again. */
export interface SmtpVerdict {
  readonly verdict: 'bounced' | 'refused' | 'later';
  /** What the server said, or what broke; no more than a line. */
  readonly said: string;
}

interface SmtpFault {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly rejectedErrors?: readonly SmtpFault[];
}

/**
 * What a failed attempt means. 5xx at RCPT is a bounce, unless its enhanced status says that policy, not the address, is the reason (5.7.x, RFC 3463 §3.8);
 * 5xx at DATA refuses the message. Everything else may pass: 4xx, a broken connection, TLS that does not come up, credentials an operator can mend.
 */
export function judgeSmtpFault(fault: unknown): SmtpVerdict {
  const outer = (typeof fault === 'object' && fault !== null ? fault : {}) as SmtpFault;
  // Where every recipient was refused nodemailer hangs the answers under one fault.
  const inner = outer.rejectedErrors?.[0] ?? outer;
  const { responseCode, command, message } = inner;
  const said = String(message ?? outer.message ?? fault)
    .replace(/\s+/g, ' ')
    .slice(0, 400);
  const permanent = typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600;
  if (!permanent) return { verdict: 'later', said };
  if (command === 'RCPT TO') return { verdict: /\b5\.7\.\d+\b/.test(said) ? 'refused' : 'bounced', said };
  return { verdict: command === 'DATA' ? 'refused' : 'later', said };
}
