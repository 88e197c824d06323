package eu.megawatt.service.books.period;

import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.report.LedgerTotals;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the ledger of a site added up to when a month was closed. Its names are kept and never
 * change.
 *
 * @param microeur by the word of a kind of cost
 */
record KeptTotal(
    long meterMilliJ,
    long itMilliJ,
    long overheadMilliJ,
    long allocatedGpuMillis,
    long usedGpuMillis,
    SortedMap<String, Long> microeur,
    long locationMilliG,
    long marketMilliG) {

  static KeptTotal of(LedgerTotals.Exact exact) {
    Amounts lines = exact.lines();
    SortedMap<String, Long> microeur = new TreeMap<>();
    for (CostKind kind : CostKind.values()) {
      microeur.put(kind.word(), lines.microeur().of(kind));
    }
    return new KeptTotal(
        exact.meterMilliJ(),
        lines.itMilliJ(),
        lines.overheadMilliJ(),
        lines.allocatedGpuMillis(),
        lines.usedGpuMillis(),
        microeur,
        lines.locationMilliG(),
        lines.marketMilliG());
  }

  LedgerTotals.Exact exact() {
    return new LedgerTotals.Exact(
        meterMilliJ,
        new Amounts(
            itMilliJ,
            overheadMilliJ,
            allocatedGpuMillis,
            usedGpuMillis,
            CostParts.by(kind -> microeur.getOrDefault(kind.word(), 0L)),
            locationMilliG,
            marketMilliG));
  }
}
