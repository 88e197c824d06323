package eu.megawatt.scheduler.demand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a service's hosts may still draw in one slot: rows of what is left, and how much of each a
 * watt of each host takes. Rows are power domains, the tenant's share and, where asked for, its
 * budgets.
 */
final class SlotRoom {

  private final double[] left;
  private final double[][] perWatt;

  SlotRoom(ServiceAsk ask, Ledger ledger, Terrain terrain, int slot, boolean keepsBudgets) {
    List<Double> free = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    List<Integer> domains =
        ask.hosts.stream()
            .flatMapToInt(it -> Arrays.stream(it.place().domains()))
            .distinct()
            .boxed()
            .toList();
    for (int domain : domains) {
      free.add(ledger.freeWatts(domain, slot));
      columns.add(ask.hosts.stream().mapToDouble(it -> isBelow(it, domain) ? 1 : 0).toArray());
    }
    if (terrain.hasShares()) {
      free.add(ledger.firmRoom(ask.tenant, slot));
      columns.add(ask.hosts.stream().mapToDouble(it -> it.place().pue()).toArray());
    }
    if (keepsBudgets) {
      for (Purse purse : ledger.purses(ask.tenant)) {
        free.add(purse.left());
        columns.add(
            ask.hosts.stream().mapToDouble(it -> purse.perWatt(it.place(), slot)).toArray());
      }
    }
    left = free.stream().mapToDouble(Double::doubleValue).toArray();
    perWatt = columns.toArray(double[][]::new);
  }

  private static boolean isBelow(Host host, int domain) {
    for (int above : host.place().domains()) {
      if (above == domain) {
        return true;
      }
    }
    return false;
  }

  /** What is left at first, to be counted down. */
  double[] left() {
    return left.clone();
  }

  /** Watts that a host may draw more of what is left. */
  double most(int host, double[] of) {
    double most = Double.POSITIVE_INFINITY;
    for (int row = 0; row < of.length; row++) {
      if (perWatt[row][host] > 0) {
        most = Math.min(most, of[row] / perWatt[row][host]);
      }
    }
    return most;
  }

  /** Takes watts of a host from what is left. */
  void take(int host, double watts, double[] from) {
    for (int row = 0; row < from.length; row++) {
      from[row] -= watts * perWatt[row][host];
    }
  }
}
