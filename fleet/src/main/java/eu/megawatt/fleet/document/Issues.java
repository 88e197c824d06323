package eu.megawatt.fleet.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a document, gathered in any order and told in the document's. */
public final class Issues {

  /** How many are told one by one. */
  static final int LISTED = 1_000;

  /** How many are gathered before reading is given up. */
  static final int GATHERED = 10_000;

  private record Entry(long at, Issue issue) {}

  private final List<Entry> entries = new ArrayList<>();

  /**
   * Adds an issue.
   *
   * @param at where in the document, counted in tokens
   */
  public void add(long at, String pointer, String message) {
    entries.add(new Entry(at, new Issue(pointer, message)));
    if (entries.size() >= GATHERED) {
      throw new InvalidDocumentException(listed());
    }
  }

  public int size() {
    return entries.size();
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Whether whatever is wrong lies below a pointer. */
  public boolean onlyBelow(String pointer) {
    return entries.stream().allMatch(e -> e.issue.pointer().startsWith(pointer + "/"));
  }

  public void throwIfAny() {
    if (!entries.isEmpty()) {
      throw new InvalidDocumentException(listed());
    }
  }

  /** The first thousand in the order of the document, and how many more there are. */
  public List<Issue> listed() {
    List<Issue> listed =
        new ArrayList<>(
            entries.stream()
                .sorted(Comparator.comparingLong(Entry::at))
                .limit(LISTED)
                .map(Entry::issue)
                .toList());
    if (entries.size() >= GATHERED) {
      listed.add(new Issue("", "and more: reading stopped after %d".formatted(GATHERED)));
    } else if (entries.size() > LISTED) {
      listed.add(new Issue("", "and %d more".formatted(entries.size() - LISTED)));
    }
    return listed;
  }
}
