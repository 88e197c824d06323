package eu.megawatt.bench.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import eu.megawatt.scheduler.kernel.Alternative;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Spots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A problem as optional intervals. Each alternative of a job has a literal for every start, at its
 * price, and one for every pool; a job takes one alternative or is left out. (Prices as elements of
 * a table of starts were tried: presolve makes twice as many literals of them, and nothing better.)
 * Megawatts and GPUs are cumulative constraints, in units that divide every demand, so that nothing
 * is rounded; a limit that changes by the hour is a constant one with blocks that fill it up. Money
 * is in tenths of a cent, rounded down, so that the solver's bound is one on the problem.
 *
 * <p>A job that can start at several times and draws by the hour of the day counts at its highest
 * draw, because an interval's demand cannot depend on its start: then the solver's bound is not one
 * on the problem.
 */
final class CpSatModel {

  static final double UNITS_PER_EURO = 1e3;

  /** One of the ways to run a job. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Option(Alternative how, IntVar start, BoolVar taken, BoolVar[] inPool) {}

  private final Problem problem;
  private final CpModel model = new CpModel();
  private final CpSatLimits limits;
  private final LinearExprBuilder price = LinearExpr.newBuilder();
  private final List<List<Option>> options = new ArrayList<>();
  private boolean exact = true;

  CpSatModel(Problem problem) {
    this.problem = problem;
    this.limits = new CpSatLimits(problem, model);
    for (JobSpec job : problem.jobs) {
      options.add(add(job));
    }
    limits.post();
    model.minimize(price);
  }

  CpModel model() {
    return model;
  }

  /** Whether every plan of the problem is one of the model, at its price or a little less. */
  boolean isExact() {
    return exact;
  }

  /** Literals for starts that a model of the problem would have, a measure of its size. */
  static long starts(Problem problem) {
    return Arrays.stream(problem.jobs)
        .flatMap(job -> Arrays.stream(job.alternatives))
        .mapToLong(how -> how.latest - how.earliest + 1L)
        .sum();
  }

  private List<Option> add(JobSpec job) {
    BoolVar leftOut = model.newBoolVar("");
    price.addTerm(leftOut, units(job.value));
    List<Literal> exactlyOne = new ArrayList<>(List.of(leftOut));
    List<Option> made = new ArrayList<>();
    for (Alternative how : job.alternatives) {
      Option option = option(job, how);
      made.add(option);
      exactlyOne.add(option.taken);
    }
    model.addExactlyOne(exactlyOne);
    return made;
  }

  private Option option(JobSpec job, Alternative how) {
    BoolVar taken = model.newBoolVar("");
    BoolVar[] inPool = new BoolVar[how.pools.length];
    Arrays.setAll(inPool, _ -> model.newBoolVar(""));
    LinearExprBuilder pools = LinearExpr.newBuilder();
    for (BoolVar in : inPool) {
      pools.add(in);
    }
    model.addEquality(pools, taken);
    IntVar start = model.newIntVar(how.earliest, how.latest, "");
    choose(how, start, taken);
    exact &= how.isConstant() || how.earliest == how.latest;
    limits.add(job, how, start, taken, inPool);
    return new Option(how, start, taken, inPool);
  }

  /** One start of an alternative that is taken, each at its price. */
  private void choose(Alternative how, IntVar start, BoolVar taken) {
    LinearExprBuilder chosen = LinearExpr.newBuilder();
    LinearExprBuilder at = LinearExpr.newBuilder().add(how.earliest);
    for (int each = how.earliest; each <= how.latest; each++) {
      BoolVar here = model.newBoolVar("");
      chosen.add(here);
      at.addTerm(here, each - (long) how.earliest);
      price.addTerm(here, units(how.cost(each)));
    }
    model.addEquality(chosen, taken);
    model.addEquality(at, start);
  }

  private static long units(double euro) {
    return (long) Math.floor(euro * UNITS_PER_EURO);
  }

  /** Where each job stands in a solution. */
  long[] spots(CpSatSolution solution) {
    long[] spots = new long[problem.jobs.length];
    Arrays.fill(spots, Spots.NONE);
    for (int job = 0; job < spots.length; job++) {
      for (Option option : options.get(job)) {
        for (int i = 0; i < option.inPool.length; i++) {
          if (solution.holds(option.inPool[i])) {
            int start = (int) solution.value(option.start);
            spots[job] = problem.spots.of(option.how.pools[i], option.how.level, start);
          }
        }
      }
    }
    return spots;
  }
}
