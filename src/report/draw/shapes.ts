import type { Attributes, Drawn } from './drawn.ts';
import { element, round } from './svg.ts';

/** Stages of an intrusion, in its order; each technique of ATT&CK that a finding names belongs to one. */
export const stageOrder = [
  'reconnaissance',
  'credential-access',
  'initial-access',
  'collection',
  'lateral-movement',
  'defense-evasion',
  'other',
] as const;
export type Stage = (typeof stageOrder)[number];

const STAGES: Readonly<Record<string, Stage>> = {
  T1595: 'reconnaissance',
  T1110: 'credential-access',
  T1078: 'initial-access',
  T1114: 'collection',
  T1534: 'lateral-movement',
  T1070: 'defense-evasion',
};

/** The stage of a technique (`T1110.003`). */
export function stageOf(technique: string): Stage {
  return STAGES[technique.slice(0, 5)] ?? 'other';
}

/** What a change did; each has a shape of its own, drawn by its outline. */
export const changeShapes = ['rule', 'sent', 'deleted', 'changed'] as const;
export type ChangeShape = (typeof changeShapes)[number];

// Around 0,0; reaching 6 to each side.
const STAGE_PATHS: Readonly<Record<Stage, string>> = {
  reconnaissance: 'M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0Z',
  'credential-access': 'M0 -6L6 5H-6Z',
  'initial-access': 'M0 -6L6 0L0 6L-6 0Z',
  collection: 'M-5 -5H5V5H-5Z',
  'lateral-movement': 'M-5 -6L6 0L-5 6Z',
  'defense-evasion': 'M-2 -6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z',
  other: 'M-2 -6H2V6H-2Z',
};

/** The sign of an overrule, two arrows that part, with its middle at `x`, `y`. */
export function overruleSign(x: number, y: number): Drawn {
  return element('path', {
    ...moved('M-4.5 -2H4.5L2 -4.5M4.5 2H-4.5L-2 4.5', x, y),
    fill: 'none',
    stroke: '#1b1f24',
    'stroke-width': 1.4,
    class: 'k-swap',
  });
}

const CHANGE_PATHS: Readonly<Record<ChangeShape, string>> = {
  rule: 'M-6 -5H6L1.5 1V6H-1.5V1Z',
  sent: 'M-6 -4H6V4H-6ZM-6 -4L0 1L6 -4',
  deleted: 'M-4.5 -4.5L4.5 4.5M4.5 -4.5L-4.5 4.5',
  changed: 'M-4 0A4 4 0 1 1 4 0A4 4 0 1 1 -4 0Z',
};

function moved(path: string, x: number, y: number): Attributes {
  return { d: path, transform: `translate(${round(x)} ${round(y)})` };
}

/** The solid shape of a stage with its centre at `x`, `y`; an outline alone where little follows from the finding. */
export function stageShape(stage: Stage, x: number, y: number, isFaint = false): Drawn {
  const paint = isFaint
    ? { fill: 'none', stroke: '#1d3f72', 'stroke-width': 1, class: `k-faint k-${stage}` }
    : { fill: '#1d3f72', class: `k-stage k-${stage}` };
  return element('path', { ...moved(STAGE_PATHS[stage], x, y), ...paint });
}

/** The outlined shape of a change with its centre at `x`, `y`. */
export function changeShape(shape: ChangeShape, x: number, y: number): Drawn {
  const line = { fill: '#ffffff', stroke: '#1b1f24', 'stroke-width': 1.4 };
  return element('path', { ...moved(CHANGE_PATHS[shape], x, y), ...line, class: `k-change k-${shape}` });
}
