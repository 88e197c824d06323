package eu.megawatt.planner.buildout.bound;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

import eu.megawatt.planner.buildout.kernel.Program;
import java.util.Arrays;
import java.util.List;

/**
 * The cheapest choice of options at given prices of demand and capital, and the bound that follows.
 * All arithmetic of the bound is in whole cents, rounded down, so that it holds to the cent. One
 * thread at a time.
 */
final class Relaxation {

  /** More than any plan costs, and still far from overflow. */
  static final long INFINITE = Long.MAX_VALUE / 4;

  private final Program program;
  private final Forest forest;

  /** What an option costs at these prices that starts in a quarter, with what requires it. */
  private final long[][] own;

  /** The cheapest start of an option in a quarter or later; the last column is one of none. */
  private final int[][] bestFrom;

  private final long[][] gain;
  private final int[] starts;

  Relaxation(Program program) {
    this.program = program;
    this.forest = new Forest(program);
    this.own = new long[program.options][program.quarters + 1];
    this.bestFrom = new int[program.options][program.quarters + 1];
    this.gain = new long[program.options][program.quarters + 1];
    this.starts = new int[program.options];
  }

  /**
   * A bound on the cost of every plan of a domain: no plan of it that keeps the limits is cheaper.
   */
  long boundCents(List<Row> rows, Multipliers prices, Domain domain) {
    long constant = priceDemand(rows, prices) - limits(prices);
    for (int option : forest.order) {
      priceOption(option, prices, domain);
    }
    Arrays.fill(starts, NEVER);
    long chosen = choose(program.options, 0, domain);
    return chosen >= INFINITE / 2 ? INFINITE : constant + chosen;
  }

  /** Where each option starts in the choice that was made last; read only. */
  int[] starts() {
    return starts;
  }

  private long priceDemand(List<Row> rows, Multipliers prices) {
    for (long[] each : gain) {
      Arrays.fill(each, 0);
    }
    long constant = 0;
    for (int r = 0; r < prices.centsPerKw.length; r++) {
      long centsPerKw = (long) prices.centsPerKw[r];
      if (centsPerKw > 0) {
        Row row = rows.get(r);
        constant += centsPerKw * row.needKw;
        for (int i = 0; i < row.options.length; i++) {
          gain[row.options[i]][row.quarter] += centsPerKw * row.kw[i];
        }
      }
    }
    for (long[] each : gain) {
      for (int quarter = program.quarters - 1; quarter >= 0; quarter--) {
        each[quarter] += each[quarter + 1];
      }
    }
    return constant;
  }

  private long limits(Multipliers prices) {
    long cents = 0;
    for (int year = 0; year < program.limitCents.length; year++) {
      double priced = prices.perCent[year] * program.limitCents[year];
      cents += priced > 0 ? (long) priced + 1 : 0;
    }
    return cents;
  }

  private void priceOption(int option, Multipliers prices, Domain domain) {
    long[] cents = own[option];
    int[] best = bestFrom[option];
    Arrays.fill(cents, INFINITE);
    best[program.quarters] = program.quarters;
    for (int start = program.quarters - 1; start >= 0; start--) {
      if (start >= domain.first[option] && start <= domain.last[option]) {
        int ready = Math.min(program.quarters, start + program.late[option]);
        cents[start] =
            program.costCents[option][start]
                + capital(option, start, prices)
                - gain[option][ready]
                + below(option, ready, domain);
      }
      best[start] = cents[start] < cents[best[start + 1]] ? start : best[start + 1];
    }
  }

  private long capital(int option, int start, Multipliers prices) {
    double price = prices.perCent[program.orderYear(option, start)];
    return Math.max(0, (long) (price * program.capitalCents[option]) - 1);
  }

  /** What the cheapest choice among those that require an option costs once it is ready. */
  private long below(int parent, int ready, Domain domain) {
    long cents = 0;
    for (int[] family : forest.families[parent]) {
      cents += pick(family, ready, domain).cents;
    }
    return Math.min(cents, INFINITE);
  }

  private record Pick(int option, long cents) {}

  private Pick pick(int[] family, int ready, Domain domain) {
    if (family.length == 1) {
      int option = family[0];
      long built = own[option][bestFrom[option][ready]];
      return domain.never[option] && built >= 0 ? new Pick(NEVER, 0) : new Pick(option, built);
    }
    return pickOne(family, ready, domain);
  }

  /** At most one of a family; what has to be built of it is the only one that can be. */
  private Pick pickOne(int[] family, int ready, Domain domain) {
    Pick best = new Pick(NEVER, 0);
    int forced = 0;
    for (int option : family) {
      forced += domain.never[option] ? 0 : 1;
    }
    if (forced > 1) {
      return new Pick(NEVER, INFINITE);
    }
    if (forced == 1) {
      best = new Pick(NEVER, INFINITE);
    }
    for (int option : family) {
      long built = own[option][bestFrom[option][ready]];
      if (built < best.cents && (forced == 0 || !domain.never[option])) {
        best = new Pick(option, built);
      }
    }
    return best;
  }

  private long choose(int parent, int ready, Domain domain) {
    long cents = 0;
    for (int[] family : forest.families[parent]) {
      Pick pick = pick(family, ready, domain);
      cents = Math.min(INFINITE, cents + pick.cents);
      if (pick.option != NEVER && pick.cents < INFINITE / 2) {
        int start = bestFrom[pick.option][ready];
        starts[pick.option] = start;
        choose(pick.option, Math.min(program.quarters, start + program.late[pick.option]), domain);
      }
    }
    return cents;
  }
}
