import { resolve } from 'node:path';
import { UserError } from '../../base/errors.ts';
import { shellWord } from '../../report/ask/shell.ts';
import { languages } from '../../report/languages/index.ts';
import type { Desk } from '../desk.ts';
import { Download, type Route } from '../route.ts';
import type { ReportsSaid } from '../wire/actions.ts';

/** What reports there are, and how far the one is that is being made. */
export const reports: Route = {
  method: 'get',
  path: 'reports',
  rate: 'light',
  answer: (desk) => said(desk),
};

/** Begins to make the report. */
export const makeReport: Route = {
  method: 'post',
  path: 'reports',
  rate: 'heavy',
  answer: (desk, { body }) => {
    const id = typeof body === 'object' && body !== null && 'language' in body ? body.language : '';
    if (typeof id !== 'string' || !languages.some((l) => l.id === id)) {
      const all = languages.map((l) => l.id).join(', ');
      throw new UserError('language', `no such language: ${String(id).slice(0, 20)}`, `choose from ${all}`);
    }
    desk.reports.start(id);
    return said(desk);
  },
};

/** Saves a report: the one that was `made` here last, or the one `lying` in the case folder. */
export const saveReport: Route = {
  method: 'get',
  path: 'reports/file',
  rate: 'heavy',
  answer: async ({ reports: kept, name }, ask): Promise<Download> => {
    const text = ask.text('which') === 'made' ? kept.made() : await kept.lyingText();
    if (text === undefined) throw new UserError('report', 'there is none', 'make one first');
    return new Download(`${name}-report.html`, 'text/html; charset=utf-8', text);
  },
};

async function said({ reports: kept, directory }: Desk): Promise<ReportsSaid> {
  return {
    languages: languages.map(({ id, name }) => ({ id, name })),
    lying: await kept.lying(),
    job: kept.job(),
    command: commandFor(directory),
  };
}

// A way that cannot be seen in full is for a person to write.
function commandFor(directory: string): string {
  return `constat report ${shellWord(resolve(directory)) ?? 'CASE'} --to html,text,json`;
}
