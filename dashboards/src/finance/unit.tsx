/** The unit under a column's heading. */
export function Unit({ word }: { word: string }) {
  return <small class="column-unit"> {word}</small>;
}
