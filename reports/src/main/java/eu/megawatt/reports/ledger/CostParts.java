package eu.megawatt.reports.ledger;

import java.util.Arrays;
import java.util.function.ToLongFunction;

/**
 * An amount of money for each {@link CostKind}, in whole units that whoever has it names. The
 * ledger counts in millionths of a euro, because a quarter-hour of a small job costs less than a
 * cent; statements count in cents. Immutable.
 */
public final class CostParts {

  /** What the ledger counts in, in what statements count in. */
  public static final long MICROEUR_PER_CENT = 10_000;

  public static final CostParts NONE = new CostParts(new long[CostKind.values().length]);

  private final long[] parts;

  private CostParts(long[] parts) {
    this.parts = parts;
  }

  /** The amount of each kind as a function says. */
  public static CostParts by(ToLongFunction<CostKind> amount) {
    long[] parts = new long[NONE.parts.length];
    for (CostKind kind : CostKind.values()) {
      parts[kind.place()] = amount.applyAsLong(kind);
    }
    return new CostParts(parts);
  }

  /** One kind alone. */
  public static CostParts of(CostKind kind, long amount) {
    long[] parts = new long[NONE.parts.length];
    parts[kind.place()] = amount;
    return new CostParts(parts);
  }

  public long of(CostKind kind) {
    return parts[kind.place()];
  }

  public long total() {
    long total = 0;
    for (long one : parts) {
      total = Math.addExact(total, one);
    }
    return total;
  }

  public CostParts plus(CostParts other) {
    long[] sum = new long[parts.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = Math.addExact(parts[i], other.parts[i]);
    }
    return new CostParts(sum);
  }

  public CostParts minus(CostParts other) {
    long[] difference = new long[parts.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = Math.subtractExact(parts[i], other.parts[i]);
    }
    return new CostParts(difference);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CostParts costs && Arrays.equals(parts, costs.parts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(parts);
  }

  @Override
  public String toString() {
    return "CostParts" + Arrays.toString(parts);
  }
}
