import { bulkCopy } from './bulk-copy.ts';
import type { Detection } from './detection.ts';
import { editedAddress } from './edited-address.ts';
import { forwardingRule } from './forwarding-rule.ts';
import { headerSweep } from './header-sweep.ts';
import { loginOnly } from './login-only.ts';
import { massMail } from './mass-mail.ts';
import { missingLogin } from './missing-login.ts';
import { scan } from './scan.ts';
import { scatteredMail } from './scattered-mail.ts';
import { sshBreakIn } from './ssh-break-in.ts';
import { wholeMailboxPop3 } from './whole-mailbox-pop3.ts';

/** Every detection. */
export const detections: readonly Detection[] = [
  bulkCopy,
  editedAddress,
  forwardingRule,
  headerSweep,
  loginOnly,
  massMail,
  scatteredMail,
  missingLogin,
  scan,
  sshBreakIn,
  wholeMailboxPop3,
];
