package eu.megawatt.planner.buildout.bound;

import eu.megawatt.planner.buildout.kernel.Program;
import java.util.ArrayList;
import java.util.List;

/** The bound over all plans of a domain: prices, then cuts by rounding, then prices again. */
final class Root {

  private static final int MOST_ROUNDS = 12;
  private static final int STEPS = 500;
  private static final int CUTS_PER_ROUND = 50;

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
    Ascent ascent = new Ascent(program, relaxation, rows, domain, zero);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      ascent.climb(STEPS, targetCents);
      List<Row> found = separation.rows(ascent.degrees(), CUTS_PER_ROUND);
      if (found.isEmpty() || ascent.bestCents() >= targetCents) {
        break;
      }
      rows.addAll(found);
      Multipliers start = ascent.best().widened(rows.size());
      ascent = new Ascent(program, relaxation, rows, domain, start);
    }
    return ascent;
  }
}
