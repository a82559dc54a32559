import { SECOND } from '../../base/time.ts';
import { type Explanation, explain, type Notice } from './explain.ts';
import { sameFamily } from './family.ts';
import type { Hole } from './holes.ts';
import type { FoundGap, Material } from './inputs.ts';
import { type Proof, proofOf } from './proof.ts';
import { retention } from './rotation.ts';

/** Holes as gaps: with their lines, and with what explains them. */
export async function silentGaps(
  material: Material,
  holes: readonly Hole[],
  list: readonly Notice[],
): Promise<readonly FoundGap[]> {
  const longest = holes
    .toSorted((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, material.thresholds.gapsEach);
  const out: FoundGap[] = [];
  for (const hole of holes.filter((h) => longest.includes(h))) {
    out.push(gapOf(material, hole, await proofOf(material, hole), explain(material, hole, list)));
  }
  return out;
}

const ENDED = { kind: 'gap', facts: {}, refs: [] } as const;

function gapOf(material: Material, hole: Hole, proof: Proof, why: Explanation | undefined): FoundGap {
  const { from, to, source, strands } = hole;
  const facts = {
    seconds: Math.round((to - from) / SECOND),
    witness: [...hole.witness].sort().join(', '),
    count: hole.count,
    probability: Number(hole.probability.toExponential(1)),
  };
  const base = { source, from, to, strands, facts, accounts: [] };
  if (why !== undefined) {
    const refs = [...why.refs, ...proof.refs];
    return { ...base, kind: 'gap', because: `explained-by-${why.key}`, refs, harmless: true };
  }
  if (hole.edge !== '' && strands.length === 0) {
    const known = hole.edge === 'start' ? retention(material, source) : { ...ENDED, because: hole.key };
    const refs = [...known.refs, ...proof.refs];
    return { ...base, ...known, kind: known.kind, refs, harmless: false };
  }
  const rotated =
    proof.fileBefore !== proof.fileAfter && sameFamily(material.files, proof.fileBefore, proof.fileAfter);
  const kind = strands.length > 0 || hole.key === 'all-silent' ? 'suspect' : rotated ? 'rotation' : 'gap';
  const because = kind === 'rotation' ? 'between-files' : hole.key;
  return { ...base, kind, because, refs: proof.refs, harmless: false };
}
