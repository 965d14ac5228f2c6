import { isAlive } from '../alive.js';
import { joinSpans, overlap } from '../spans.js';
import type { ItemLink, Review, ReviewedItem } from '../types.js';
import { fold, transfer, type Folded } from './fold.js';
import { inOrder, pairAlike, pairExact, type Keyed, type Paired } from './pair-items.js';
import type { Alignment, Difference, Versions } from './types.js';

/**
 * Lays a corrected version of a report beside the earlier one. Items with the same words keep what people decided of them,
 * and what people had cut, joined or added is made again; whatever is not exact is left open and listed for a person.
 */
export function alignVersions(versions: Versions): Alignment {
  const work = new Work(versions);
  work.pairRead();
  work.placeAdded();
  work.pairReworded();
  work.remake();
  return { items: work.items(), links: work.links(), differences: work.differences() };
}

class Work {
  /** Old id → its counterpart of the same words. */
  private readonly exact = new Map<string, ReviewedItem>();
  private readonly alike = new Map<string, Paired>();
  /** Items of the corrected version under their ids. */
  private readonly now: Map<string, ReviewedItem>;
  private readonly olds: readonly ReviewedItem[];
  private readonly folds = new Map<string, Folded>();

  constructor(private readonly versions: Versions) {
    this.now = new Map(versions.corrected.items);
    this.olds = inTextOrder(versions.old.items.values());
  }

  /** What was read, and what people had added because it was not, by its words. */
  pairRead(): void {
    const roots = this.olds.filter(({ origin }) => origin === 'read' || origin === 'added');
    const nows = inTextOrder(this.now.values());
    for (const { old, now } of pairExact(this.keyed(roots), nows.map(this.keyNow)))
      this.exact.set(old.id, now);
  }

  /** What people had added and nothing reads: where its words stand, unless another item holds them by now. */
  placeAdded(): void {
    const whole = fold(this.versions.corrected.text, [
      { start: 0, end: this.versions.corrected.text.length },
    ]);
    for (const old of this.olds.filter(({ origin, id }) => origin === 'added' && !this.exact.has(id))) {
      const { key } = this.foldOld(old);
      const at = key === '' ? -1 : whole.key.indexOf(key);
      if (at < 0) continue;
      const spans = [{ start: whole.at[at] ?? 0, end: (whole.at[at + key.length - 1] ?? 0) + 1 }];
      const isHeld = [...this.now.values()].some((one) => one.kind === old.kind && overlap(one.spans, spans));
      if (!isHeld) this.make(old, { spans });
    }
  }

  pairReworded(): void {
    const met = new Set([...this.exact.values()].map(({ id }) => id));
    const left = this.olds.filter(
      ({ origin, id }) => (origin === 'read' || origin === 'added') && !this.exact.has(id),
    );
    const free = inTextOrder(this.now.values()).filter(({ id }) => !met.has(id));
    for (const pair of pairAlike(this.keyed(left), free.map(this.keyNow))) this.alike.set(pair.old.id, pair);
  }

  /** What people had cut and joined, in the order in which one came of the other, where all it came of has the same words. */
  remake(): void {
    let open = this.olds.filter(({ origin }) => origin === 'split' || origin === 'merged');
    for (let before = -1; open.length !== before;) {
      before = open.length;
      open = open.filter((old) => !this.remakeOne(old));
    }
    for (const [oldId, now] of this.exact) this.carry(this.versions.old.items.get(oldId), now);
  }

  items(): ReviewedItem[] {
    return inTextOrder(this.now.values());
  }

  /** Those of exact items as they were; of reworded ones what was confirmed is proposed. */
  links(): ItemLink[] {
    const carried = new Map<string, ItemLink>();
    for (const link of this.versions.old.links.values()) {
      const [shortcoming, other] = [this.successor(link.shortcomingId), this.successor(link.otherId)];
      if (shortcoming === null || other === null) continue;
      const isExact = this.exact.has(link.shortcomingId) && this.exact.has(link.otherId);
      if (!isExact && link.state === 'refused') continue;
      const ends = { shortcomingId: shortcoming, otherId: other };
      const state = isExact ? {} : ({ state: 'proposed', decidedBy: null, decidedAt: null } as const);
      const key = `${shortcoming} ${other}`;
      if (!carried.has(key) || isExact) carried.set(key, { ...link, ...ends, ...state });
    }
    return [...carried.values()];
  }

  differences(): Difference[] {
    const roots = [...this.exact].flatMap(([oldId, now]) => this.pairOf(oldId, now));
    const kept = inOrder(roots);
    const listed = this.olds.filter(({ state }) => state !== 'split' && state !== 'merged');
    const told = listed.map((old) => this.differenceOf(old, kept));
    const met = new Set(
      [...this.exact.values(), ...[...this.alike.values()].map(({ now }) => now)].map(({ id }) => id),
    );
    const fresh = inTextOrder(this.now.values())
      .filter((item) => !met.has(item.id))
      .map(({ id }): Difference => ({ oldId: null, newId: id, match: 'new', similarity: 0 }));
    const place = ({ newId }: Difference) => this.now.get(newId ?? '')?.spans[0]?.start ?? Infinity;
    return [...told, ...fresh].sort((one, other) =>
      place(one) === place(other) ? 0 : place(one) - place(other),
    );
  }

  private differenceOf(old: ReviewedItem, kept: ReadonlySet<string>): Difference {
    const now = this.exact.get(old.id);
    if (now !== undefined) {
      const match = kept.has(old.id) ? 'unchanged' : 'moved';
      return { oldId: old.id, newId: now.id, match, similarity: 1 };
    }
    const newId = this.successor(old.id);
    const similarity = this.alike.get(old.id)?.similarity ?? 0;
    return { oldId: old.id, newId, match: newId === null ? 'gone' : 'reworded', similarity };
  }

  /** Of what was cut or joined and cannot be made again: what became of the first thing it came of. */
  private successor(oldId: string): string | null {
    const direct = this.exact.get(oldId)?.id ?? this.alike.get(oldId)?.now.id;
    if (direct !== undefined) return direct;
    const old = this.versions.old.items.get(oldId);
    const origins = old === undefined ? [] : this.originsOf(old);
    const reworded = origins.find(({ id }) => !this.exact.has(id) && this.successor(id) !== null);
    const origin = reworded ?? origins.find(({ id }) => this.exact.has(id));
    return origin === undefined ? null : this.successor(origin.id);
  }

  private originsOf(old: ReviewedItem): ReviewedItem[] {
    if (old.origin === 'split') return this.olds.filter(({ id }) => id === old.parentId);
    return old.origin === 'merged' ? this.olds.filter(({ mergedInto }) => mergedInto === old.id) : [];
  }

  private remakeOne(old: ReviewedItem): boolean {
    const origins = this.originsOf(old).map((origin) => ({ origin, now: this.exact.get(origin.id) }));
    if (origins.length === 0 || origins.some(({ now }) => now === undefined)) return false;
    const nows = origins.flatMap(({ now }) => now ?? []);
    const [from] = origins;
    if (from?.now === undefined) return false;
    const made =
      old.origin === 'merged'
        ? { spans: joinSpans(nows.flatMap(({ spans }) => spans)) }
        : {
            spans: transfer(old.spans, this.foldOld(from.origin), this.foldNow(from.now)),
            parentId: from.now.id,
          };
    const isSame = fold(this.versions.corrected.text, made.spans).key === this.foldOld(old).key;
    if (isSame) this.make(old, { ...made, sectionIndex: from.now.sectionIndex });
    return isSame;
  }

  /** Makes again what people had made. */
  private make(old: ReviewedItem, made: Partial<ReviewedItem>): void {
    const id = this.versions.newIds.get(old.id) ?? old.id;
    const item: ReviewedItem = { ...old, parentId: null, mergedInto: null, sectionIndex: null, ...made, id };
    this.now.set(id, item);
    this.exact.set(old.id, item);
  }

  /** Decisions go with the words; one that gave way to something that is not there again is open. */
  private carry(old: ReviewedItem | undefined, { id }: ReviewedItem): void {
    const now = this.now.get(id);
    if (
      old === undefined ||
      now === undefined ||
      (!isAlive(old) && old.state !== 'rejected' && !this.gaveWay(old))
    )
      return;
    const { state, wording, rejectReason, decidedBy, decidedAt } = old;
    const mergedInto = old.mergedInto === null ? null : (this.exact.get(old.mergedInto)?.id ?? null);
    this.now.set(id, { ...now, state, wording, rejectReason, decidedBy, decidedAt, mergedInto });
  }

  private gaveWay(old: ReviewedItem): boolean {
    const offspring = this.olds.filter(({ id, parentId }) => parentId === old.id || id === old.mergedInto);
    return offspring.length > 0 && offspring.every(({ id }) => this.exact.has(id));
  }

  private pairOf(oldId: string, now: ReviewedItem): Paired[] {
    const old = this.versions.old.items.get(oldId);
    return old === undefined ? [] : [{ old, now, similarity: 1 }];
  }

  private keyed(items: readonly ReviewedItem[]): Keyed[] {
    return items.map((item) => ({ item, key: this.foldOld(item).key }));
  }
  private readonly keyNow = (item: ReviewedItem): Keyed => ({ item, key: this.foldNow(item).key });
  private foldOld(item: ReviewedItem): Folded {
    return this.folded(this.versions.old, item);
  }
  private foldNow(item: ReviewedItem): Folded {
    return this.folded(this.versions.corrected, item);
  }
  private folded({ text }: Review, item: ReviewedItem): Folded {
    const known = this.folds.get(item.id) ?? fold(text, item.spans);
    this.folds.set(item.id, known);
    return known;
  }
}

function inTextOrder(items: Iterable<ReviewedItem>): ReviewedItem[] {
  const start = ({ spans }: ReviewedItem) => spans[0]?.start ?? 0;
  return [...items].sort((one, other) => start(one) - start(other));
}
