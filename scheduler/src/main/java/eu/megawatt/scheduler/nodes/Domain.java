package eu.megawatt.scheduler.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The nodes of an NVLink domain, and what they have for the gang that is looked for. */
final class Domain {

  final List<NodeBook> books = new ArrayList<>();
  int gpus;
  int usable;

  /** Whether nobody has any of its GPUs now. */
  boolean isWhole;

  void add(NodeBook book) {
    books.add(book);
    gpus += book.node.gpus();
  }

  /** What was seen last is so for all who begin before, in seconds, as long as nothing is added. */
  private long holdsUntil = Long.MIN_VALUE;

  /** Whether a domain is whole, and another that was seen is like it but for its name. */
  boolean isLikeOneOf(Set<Form> seen) {
    int size = books.getFirst().node.gpus();
    boolean isEven = books.stream().allMatch(it -> it.node.gpus() == size);
    return isWhole && usable == gpus && isEven && !seen.add(new Form(size, books.size()));
  }

  /** So many nodes of one size. */
  record Form(int gpusOfEach, int nodes) {}

  void look(long[] begins, long[] ends) {
    boolean isOther = begins[0] >= holdsUntil;
    for (NodeBook book : books) {
      isOther |= book.hasBecomeOther();
    }
    if (!isOther) {
      return;
    }
    holdsUntil = Long.MAX_VALUE;
    usable = 0;
    int free = 0;
    for (NodeBook book : books) {
      holdsUntil = Math.min(holdsUntil, book.look(begins, ends));
      usable += Long.bitCount(book.usable);
      free += Long.bitCount(book.free);
    }
    isWhole = free == gpus;
  }
}
