package eu.megawatt.scheduler.demand;

import java.util.Arrays;
import java.util.List;

/**
 * What a service's hosts may still draw in a slot: rows of what is left, and how much of each a
 * watt of each host takes. Rows are power domains, the tenant's share and, where asked for, its
 * budgets. One slot at a time; not thread-safe.
 */
final class SlotRoom {

  private final ServiceAsk ask;
  private final Ledger ledger;
  private final boolean hasShares;
  private final int[] domains;
  private final List<Purse> purses;
  private final double[] left;
  private final double[][] perWatt;
  private int rows;

  SlotRoom(ServiceAsk ask, Ledger ledger, Terrain terrain) {
    this.ask = ask;
    this.ledger = ledger;
    hasShares = terrain.hasShares();
    domains =
        ask.hosts.stream()
            .flatMapToInt(it -> Arrays.stream(it.place().domains()))
            .distinct()
            .toArray();
    purses = ledger.purses(ask.tenant);
    left = new double[domains.length + 1 + purses.size()];
    perWatt = new double[left.length][ask.hosts.size()];
    for (int row = 0; row < domains.length; row++) {
      for (int host = 0; host < perWatt[row].length; host++) {
        perWatt[row][host] = isBelow(ask.hosts.get(host), domains[row]) ? 1 : 0;
      }
    }
  }

  private static boolean isBelow(Host host, int domain) {
    for (int above : host.place().domains()) {
      if (above == domain) {
        return true;
      }
    }
    return false;
  }

  /** Looks at a slot as the ledger has it now. */
  void at(int slot, boolean keepsBudgets) {
    rows = 0;
    for (int domain : domains) {
      left[rows++] = ledger.freeWatts(domain, slot);
    }
    if (hasShares) {
      for (int host = 0; host < perWatt[rows].length; host++) {
        perWatt[rows][host] = ask.hosts.get(host).place().pue();
      }
      left[rows++] = ledger.firmRoom(ask.tenant, slot);
    }
    if (keepsBudgets) {
      for (Purse purse : purses) {
        for (int host = 0; host < perWatt[rows].length; host++) {
          perWatt[rows][host] = purse.perWatt(ask.hosts.get(host).place(), slot);
        }
        left[rows++] = purse.left();
      }
    }
  }

  /** An array for what is left, to be filled and counted down. */
  double[] counters() {
    return new double[left.length];
  }

  /** Puts what is left at first into counters. */
  void reset(double[] counters) {
    System.arraycopy(left, 0, counters, 0, rows);
  }

  /** Watts that a host may draw more of what is left. */
  double most(int host, double[] of) {
    double most = Double.POSITIVE_INFINITY;
    for (int row = 0; row < rows; row++) {
      if (perWatt[row][host] > 0) {
        most = Math.min(most, of[row] / perWatt[row][host]);
      }
    }
    return most;
  }

  /** Whether nothing is below zero. */
  boolean isKept(double[] of) {
    for (int row = 0; row < rows; row++) {
      if (of[row] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Takes watts of a host from what is left. */
  void take(int host, double watts, double[] from) {
    for (int row = 0; row < rows; row++) {
      from[row] -= watts * perWatt[row][host];
    }
  }
}
