package eu.megawatt.planner.buildout.bound;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

import eu.megawatt.planner.buildout.kernel.Program;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for the prices with the highest bound by the volume algorithm (Barahona and Anbil, 2000):
 * steps along what an average of the choices so far lacks. The average is nearly a solution of the
 * linear relaxation, and says where to cut and where to branch.
 */
final class Ascent {

  private static final double NEW_CHOICE = 0.1;
  private static final int PATIENCE = 20;
  private static final double SMALLEST_STEP = 1e-4;

  private final Program program;
  private final Relaxation relaxation;
  private final Domain domain;
  private final List<Row> rows;
  private final Capping capping;
  private final double capitalScale;
  private final int[] ready;

  /** How far an option is ready by option and quarter, on average. */
  private final double[][] degrees;

  /** Capital over the limit by year, on average. */
  private final double[] overrunCents;

  private Multipliers best;
  private long bestCents = Long.MIN_VALUE;

  Ascent(Program program, Relaxation relaxation, List<Row> rows, Domain domain, Multipliers start) {
    this.program = program;
    this.relaxation = relaxation;
    this.rows = rows;
    this.domain = domain;
    this.capping = new Capping(rows, program.shortageCents);
    this.capitalScale = capitalScale(program);
    this.ready = new int[program.options];
    this.degrees = new double[program.options][program.quarters];
    this.overrunCents = new double[program.limitCents.length];
    this.best = start;
    look(start, 1);
  }

  /** Cents of capital that go with a kW: makes lacking kW and missing capital comparable. */
  private static double capitalScale(Program program) {
    double cents = Arrays.stream(program.capitalCents).sum();
    double kw = Arrays.stream(program.kw).sum();
    return Math.max(1, cents / Math.max(1, kw));
  }

  long bestCents() {
    return bestCents;
  }

  Multipliers best() {
    return best;
  }

  double[][] degrees() {
    return degrees;
  }

  /** Begins anew with an average that is known. */
  void average(double[][] known) {
    for (int option = 0; option < known.length; option++) {
      System.arraycopy(known[option], 0, degrees[option], 0, known[option].length);
    }
  }

  /**
   * Climbs for at most some steps.
   *
   * @param targetCents a known plan's cost; ends once no plan can be cheaper
   */
  void climb(int steps, long targetCents) {
    double pace = 1;
    int idle = 0;
    for (int step = 0; step < steps && bestCents < targetCents && pace > SMALLEST_STEP; step++) {
      double[] lacks = lacks();
      Multipliers trial = trial(lacks, pace * (1.05 * targetCents - bestCents));
      if (look(trial, NEW_CHOICE)) {
        idle = 0;
        pace = Math.min(2, pace * 1.1);
      } else if (++idle == PATIENCE) {
        idle = 0;
        pace *= 0.66;
      }
    }
  }

  /** What the average lacks by row and, in kW that the capital would buy, by year. */
  private double[] lacks() {
    double[] lacks = new double[rows.size() + overrunCents.length];
    for (int r = 0; r < rows.size(); r++) {
      lacks[r] = rows.get(r).lackKw(degrees);
    }
    for (int year = 0; year < overrunCents.length; year++) {
      lacks[rows.size() + year] = overrunCents[year] / capitalScale;
    }
    return lacks;
  }

  private Multipliers trial(double[] lacks, double rise) {
    double square = 1;
    for (int i = 0; i < lacks.length; i++) {
      boolean counts = lacks[i] > 0 || price(i) > 0;
      square += counts ? lacks[i] * lacks[i] : 0;
    }
    double step = rise / square;
    Multipliers trial = best.copy();
    for (int r = 0; r < rows.size(); r++) {
      trial.centsPerKw[r] += step * lacks[r];
    }
    for (int year = 0; year < overrunCents.length; year++) {
      double price = trial.perCent[year] * capitalScale + step * lacks[rows.size() + year];
      trial.perCent[year] = Math.max(0, price / capitalScale);
    }
    capping.apply(trial.centsPerKw);
    return trial;
  }

  private double price(int i) {
    return i < rows.size() ? best.centsPerKw[i] : best.perCent[i - rows.size()];
  }

  /** Takes a choice into the average; whether its bound is the best so far. */
  private boolean look(Multipliers trial, double weight) {
    long cents = relaxation.boundCents(rows, trial, domain);
    average(relaxation.starts(), weight);
    if (cents <= bestCents) {
      return false;
    }
    bestCents = cents;
    best = trial;
    return true;
  }

  private void average(int[] starts, double weight) {
    double[] ordered = new double[overrunCents.length];
    for (int o = 0; o < program.options; o++) {
      ready[o] = starts[o] == NEVER ? program.quarters : starts[o] + program.late[o];
      if (starts[o] != NEVER) {
        ordered[program.orderYear(o, starts[o])] += program.capitalCents[o];
      }
      for (int quarter = 0; quarter < program.quarters; quarter++) {
        double now = ready[o] <= quarter ? 1 : 0;
        degrees[o][quarter] += weight * (now - degrees[o][quarter]);
      }
    }
    for (int year = 0; year < ordered.length; year++) {
      double over = ordered[year] - program.limitCents[year];
      overrunCents[year] += weight * (over - overrunCents[year]);
    }
  }
}
