package eu.megawatt.planner.buildout.bound;

import eu.megawatt.planner.buildout.kernel.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * The bound over all plans of a domain: the best prices, then cuts by rounding, then prices again.
 * Prices come from the linear dual where its tableau is small enough, and else by climbing.
 */
final class Root {

  private static final int MOST_ROUNDS = 6;
  private static final int STEPS = 600;
  private static final int CUTS_PER_ROUND = 50;

  /** A round that raises the bound by less than one in this many is the last. */
  private static final long LEAST_RISE = 10_000;

  private Root() {}

  /**
   * Climbs as far as it goes, and adds the rounded rows to the rows.
   *
   * @param rows the demand rows of the case
   * @param targetCents a known plan's cost
   */
  static Ascent climb(
      Program program, Relaxation relaxation, Domain domain, List<Row> rows, long targetCents) {
    Separation separation = new Separation(new ArrayList<>(rows));
    Multipliers zero = Multipliers.zero(rows.size(), program.limitCents.length);
    Ascent best = new Ascent(program, relaxation, rows, domain, zero);
    long beforeCents = Long.MIN_VALUE / 2;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[][] degrees;
      if (LinearDual.fits(program, rows)) {
        LinearDual dual = LinearDual.solve(program, rows);
        best = better(best, new Ascent(program, relaxation, rows, domain, dual.multipliers()));
        degrees = dual.degrees();
        best.average(degrees);
      } else {
        best.climb(STEPS, targetCents);
        degrees = best.degrees();
      }
      List<Row> found = separation.rows(degrees, CUTS_PER_ROUND);
      if (found.isEmpty()
          || best.bestCents() >= targetCents
          || best.bestCents() - beforeCents < best.bestCents() / LEAST_RISE) {
        break;
      }
      beforeCents = best.bestCents();
      rows.addAll(found);
      best = new Ascent(program, relaxation, rows, domain, best.best().widened(rows.size()));
      best.average(degrees);
    }

    return best;
  }

  private static Ascent better(Ascent one, Ascent other) {
    return other.bestCents() > one.bestCents() ? other : one;
  }
}
