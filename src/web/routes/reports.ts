import { UserError } from '../../base/errors.ts';
import { languages } from '../../report/languages/index.ts';
import type { Desk } from '../desk.ts';
import { Download, type Route } from '../route.ts';
import type { ReportsSaid } from '../wire/actions.ts';

/** What reports there are, and how far the one is that is being made. */
export const reports: Route = {
  method: 'get',
  path: 'reports',
  rate: 'light',
  answer: ({ reports: kept }) => said(kept),
};

/** Begins to make the report. */
export const makeReport: Route = {
  method: 'post',
  path: 'reports',
  rate: 'heavy',
  answer: ({ reports: kept }, { body }) => {
    const id = typeof body === 'object' && body !== null && 'language' in body ? body.language : '';
    if (typeof id !== 'string' || !languages.some((l) => l.id === id)) {
      const all = languages.map((l) => l.id).join(', ');
      throw new UserError('language', `no such language: ${String(id).slice(0, 20)}`, `choose from ${all}`);
    }
    kept.start(id);
    return said(kept);
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

async function said(kept: Desk['reports']): Promise<ReportsSaid> {
  return {
    languages: languages.map(({ id, name }) => ({ id, name })),
    lying: await kept.lying(),
    job: kept.job(),
  };
}
