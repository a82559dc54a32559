import type { Html } from '../../base/html.ts';
import type { MessageKey } from '../languages/en.ts';
import type { Page } from '../page.ts';

/** A section of the report: one file, one plain object. */
export interface Section {
  /** Id of the section's element, for links. */
  readonly id: string;
  readonly title: MessageKey;
  /** What stands below the title. An empty section says why it is empty. */
  readonly render: (page: Page) => Html;
}
