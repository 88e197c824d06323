package eu.megawatt.reports.booking;

import eu.megawatt.reports.assumption.Contract;
import eu.megawatt.reports.carbon.Delivery;
import eu.megawatt.reports.carbon.MarketCarbon;
import eu.megawatt.reports.carbon.Matched;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Market-based carbon of the quarter-hours of one hour: matched together, divided by energy. */
final class HourCarbon {

  private HourCarbon() {}

  /** Adds to each sheet what its quarter-hour emitted. */
  static void emit(List<PricedQuarter> hour) {
    long[] consumed =
        hour.stream().mapToLong(it -> Math.max(0, it.terms().meterMilliJ())).toArray();
    long consumedMilliJ = 0;
    for (long one : consumed) {
      consumedMilliJ = Math.addExact(consumedMilliJ, one);
    }
    Matched matched =
        MarketCarbon.ofHour(
            consumedMilliJ, deliveries(hour), hour.getFirst().terms().residualGPerKwh());
    long[] parts = matched.milliGOf(consumed);
    for (int i = 0; i < parts.length; i++) {
      hour.get(i).sheet().emitMarket(parts[i]);
    }
  }

  private static List<Delivery> deliveries(List<PricedQuarter> hour) {
    String market = hour.getFirst().terms().day().zones().residualZone();
    Map<Contract, Long> delivered = new LinkedHashMap<>();
    for (PricedQuarter quarter : hour) {
      quarter
          .terms()
          .deliveredMilliJ()
          .forEach((it, milliJ) -> delivered.merge(it, milliJ, Math::addExact));
    }
    return delivered.entrySet().stream()
        .flatMap(it -> delivery(it.getKey(), it.getValue(), market).stream())
        .toList();
  }

  private static Optional<Delivery> delivery(Contract contract, long milliJ, String market) {
    return contract
        .claim()
        .map(claim -> new Delivery(contract.name(), claim.kind(), market, milliJ, claim.gPerKwh()));
  }
}
