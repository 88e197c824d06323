package eu.megawatt.reports.invoice;

import eu.megawatt.fleet.unit.Split;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.StatementRow;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Divides a job's row into what its GPUs were at work for and what they were reserved for. Energy,
 * cost and carbon are measured of the job as a whole, so both have their part by GPU time, by
 * largest remainder. Corrections are not divided, as one part may rise where the other falls.
 */
final class Portions {

  private Portions() {}

  /** Those that a row has, in order. */
  static List<Portion> of(StatementRow row) {
    Posted posted = row.posted();
    if (!(row.account().holder() instanceof Holder.Job) || row.corrects().isPresent()) {
      return List.of(Portion.whole(row.account().holder()));
    }
    if (posted.unusedMicroGpuH() == 0) {
      return List.of(Portion.USED);
    }
    return posted.usedMicroGpuH() == 0
        ? List.of(Portion.RESERVED)
        : List.of(Portion.USED, Portion.RESERVED);
  }

  /** What one of them is. */
  static Posted of(StatementRow row, Portion portion) {
    Posted all = row.posted();
    if (of(row).size() == 1) {
      return all;
    }
    int part = portion == Portion.USED ? 0 : 1;
    long used = all.usedMicroGpuH();
    long unused = all.unusedMicroGpuH();
    Map<CostKind, Long> cents = new EnumMap<>(CostKind.class);
    for (CostKind kind : CostKind.values()) {
      cents.put(kind, Split.largestRemainder(all.cents().of(kind), used, unused)[part]);
    }
    return new Posted(
        Split.largestRemainder(all.itWh(), used, unused)[part],
        Split.largestRemainder(all.overheadWh(), used, unused)[part],
        part == 0 ? used : 0,
        part == 0 ? 0 : unused,
        CostParts.by(kind -> Objects.requireNonNull(cents.get(kind))),
        Split.largestRemainder(all.locationMilliG(), used, unused)[part],
        Split.largestRemainder(all.marketMilliG(), used, unused)[part]);
  }
}
