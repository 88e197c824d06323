package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.job.JobKind;
import java.util.EnumMap;
import java.util.Map;

/** Adds up what classes of work draw at each site, in mW. Not thread-safe. */
final class ClassSums {

  private static final int IDLE = Work.KINDS;
  private static final int COLUMNS = Work.KINDS + 1;

  private final Stock stock;
  private final Work work;
  private final long[] sums;

  ClassSums(Stock stock, Work work) {
    this.stock = stock;
    this.work = work;
    sums = new long[stock.inventory().sites().size() * COLUMNS];
  }

  /** A GPU with a fresh reading: all of it is its holders' or idle. */
  void gpu(int node, int entity, long milliwatts) {
    long parts = work.partsOfGpu(entity);
    int column = stock.siteOf(node) * COLUMNS;
    int only = Holders.onlyKind(parts);
    if (parts == 0) {
      sums[column + IDLE] += milliwatts;
    } else if (only >= 0) {
      sums[column + only] += milliwatts;
    } else {
      long before = 0;
      int upTo = 0;
      for (int kind = 0; kind < Work.KINDS; kind++) {
        upTo += Holders.partsOf(kind, parts);
        long now = milliwatts * upTo / Holders.WHOLE;
        sums[column + kind] += now - before;
        before = now;
      }
    }
  }

  /** What a node draws beside its GPUs follows its GPU places; that of free ones is nobody's. */
  void rest(int node, long milliwatts) {
    int column = stock.siteOf(node) * COLUMNS;
    long whole = work.partsOfRest(node);
    long before = 0;
    long upTo = 0;
    for (int kind = 0; kind < Work.KINDS; kind++) {
      int parts = work.partsOfRest(node, kind);
      if (parts > 0) {
        upTo += parts;
        long now = upTo == whole ? milliwatts : milliwatts * upTo / whole;
        sums[column + kind] += now - before;
        before = now;
      }
    }
  }

  /** Of a site by its place in the inventory. */
  ClassPower of(int site) {
    Map<JobKind, Long> kinds = new EnumMap<>(JobKind.class);
    for (int kind = 0; kind < Work.KINDS; kind++) {
      kinds.put(Holders.KINDS.get(kind), sums[site * COLUMNS + kind]);
    }
    return new ClassPower(kinds, sums[site * COLUMNS + IDLE]);
  }
}
