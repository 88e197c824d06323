import type { PowerDomain } from '../api/fleettypes';

/** The power tree of one site: which element feeds which. */
export interface Tree {
  byId: ReadonlyMap<string, PowerDomain>;
  /** Those fed by nothing within the site, in the service's order. */
  roots: readonly string[];
  children: ReadonlyMap<string, readonly string[]>;
}

export function treeOf(domains: readonly PowerDomain[]): Tree {
  const byId = new Map(domains.map((domain) => [domain.id, domain]));
  const roots: string[] = [];
  const children = new Map<string, string[]>();
  for (const { id, parentId } of domains) {
    if (parentId === undefined || !byId.has(parentId)) roots.push(id);
    else if (!children.get(parentId)?.push(id)) children.set(parentId, [id]);
  }
  return { byId, roots, children };
}

/** From the root to an element, itself included; a broken chain ends where it breaks. */
export function pathTo(tree: Tree, id: string): string[] {
  const path: string[] = [];
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && tree.byId.has(at) && !seen.has(at);) {
    seen.add(at);
    path.unshift(at);
    at = tree.byId.get(at)?.parentId;
  }
  return path;
}

export interface TreeRow {
  id: string;
  level: number;
  hasChildren: boolean;
  open: boolean;
  /** Among its siblings, from 1, as screen readers count. */
  position: number;
  siblings: number;
}

/** The rows of an opened tree from the top down; elements below a closed one have none. */
export function visibleRows(tree: Tree, open: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (ids: readonly string[], level: number) =>
    ids.forEach((id, at) => {
      const below = tree.children.get(id) ?? [];
      const isOpen = open.has(id);
      rows.push({
        id, level, hasChildren: below.length > 0, open: isOpen, position: at + 1, siblings: ids.length,
      });
      if (isOpen) add(below, level + 1);
    });
  add(tree.roots, 0);
  return rows;
}

const FEW_ROWS = 40;

/** Opened as deep as stays in view at once, and along the path to what is selected. */
export function firstOpen(tree: Tree, selected: string | undefined): Set<string> {
  const open = new Set<string>(selected === undefined ? [] : pathTo(tree, selected).slice(0, -1));
  let level: readonly string[] = tree.roots;
  let shown = level.length;
  while (level.length > 0) {
    const next = level.flatMap((id) => tree.children.get(id) ?? []);
    if (next.length === 0 || shown + next.length > FEW_ROWS) break;
    level.forEach((id) => open.add(id));
    shown += next.length;
    level = next;
  }
  return open;
}

export type TreeKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End';

export type TreeMove = { to: string } | { open: string } | { close: string };

/** What a key does from a row, as trees do everywhere: right opens or enters, left closes or leaves. */
export function treeMove(tree: Tree, rows: readonly TreeRow[], from: string, key: TreeKey): TreeMove | undefined {
  const at = rows.findIndex((row) => row.id === from);
  const row = rows[at];
  const to = (index: number): TreeMove | undefined => {
    const target = rows[index];
    return target && { to: target.id };
  };
  switch (key) {
    case 'Home':
      return to(0);
    case 'End':
      return to(rows.length - 1);
    case 'ArrowUp':
      return to(at - 1);
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowRight':
      if (!row?.hasChildren) return undefined;
      return row.open ? to(at + 1) : { open: from };
    case 'ArrowLeft': {
      if (row?.hasChildren && row.open) return { close: from };
      const parent = tree.byId.get(from)?.parentId;
      return parent !== undefined && tree.byId.has(parent) ? { to: parent } : undefined;
    }
  }
}
