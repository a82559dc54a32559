// Things happen in the order of time: a heap of what is to come, and stories that are told step by step.

/** @typedef {{ t: number, n: number, run: (t: number) => void }} Entry */

export class Schedule {
  constructor() {
    /** @type {Entry[]} */
    this.heap = [];
    this.count = 0;
    this.now = 0;
  }

  /** @param {Entry} a @param {Entry} b */
  static before(a, b) {
    return a.t < b.t || (a.t === b.t && a.n < b.n);
  }

  /** @param {number} t @param {(t: number) => void} run */
  at(t, run) {
    const { heap } = this;
    const entry = { t: Math.max(t, this.now), n: this.count++, run };
    let i = heap.length;
    heap.push(entry);
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (!Schedule.before(entry, heap[up])) break;
      heap[i] = heap[up];
      i = up;
    }
    heap[i] = entry;
  }

  /** A story is a generator that yields the time of its next step. @param {number} t @param {Generator<number, void, void>} story */
  tell(t, story) {
    const step = () => {
      const next = story.next();
      if (!next.done) this.at(next.value, step);
    };
    this.at(t, step);
  }

  /** @returns {Entry | undefined} */
  pop() {
    const { heap } = this;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && Schedule.before(heap[child + 1], heap[child])) child++;
      if (!Schedule.before(heap[child], last)) break;
      heap[i] = heap[child];
      i = child;
    }
    heap[i] = last;
    return top;
  }

  /** Runs everything before a time. @param {number} end @param {(t: number) => void} tick called with the time of each step */
  run(end, tick) {
    for (let e = this.pop(); e !== undefined && e.t < end; e = this.pop()) {
      this.now = e.t;
      tick(e.t);
      e.run(e.t);
    }
  }
}
