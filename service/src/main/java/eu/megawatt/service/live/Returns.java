package eu.megawatt.service.live;

import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Nodes that have returned from outages and wait since to be proved. Whoever reads what is known
 * and then says which nodes are to be done without may have read before one of them returned; those
 * are added to what was said. The plan's thread notes and adds; any may count.
 */
final class Returns {

  private final AtomicLong count = new AtomicLong();
  private final TreeMap<Long, Apart.Wait> byNumber = new TreeMap<>();

  /** How many there were so far. */
  long count() {
    return count.get();
  }

  void note(Apart.Wait wait) {
    byNumber.values().removeIf(it -> it.nodeId().equals(wait.nodeId()));
    byNumber.put(count.incrementAndGet(), wait);
  }

  /**
   * What was said, and those who have returned since.
   *
   * @param seen the {@link #count} before anything of what was said was read; returns up to it are
   *     forgotten
   */
  Apart since(Apart said, long seen) {
    byNumber.headMap(seen, true).clear();
    List<Apart.Wait> missed =
        byNumber.values().stream().filter(it -> !said.isWaiting(it.nodeId())).toList();
    return said.with(missed);
  }
}
