package eu.megawatt.reports.ledger;

/** An amount of money for each {@link CostKind} while it grows. For one thread. */
public final class CostSum {

  private final long[] parts = new long[CostKind.values().length];

  public void add(CostKind kind, long more) {
    parts[kind.place()] = Math.addExact(parts[kind.place()], more);
  }

  /** What there is so far. */
  public CostParts parts() {
    return CostParts.by(kind -> parts[kind.place()]);
  }
}
