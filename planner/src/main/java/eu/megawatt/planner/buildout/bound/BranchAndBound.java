package eu.megawatt.planner.buildout.bound;

import eu.megawatt.planner.buildout.kernel.Layout;
import eu.megawatt.planner.buildout.kernel.Must;
import eu.megawatt.planner.buildout.kernel.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Divides the plans of a case, the part with the lowest bound first, until no part can hold a
 * cheaper plan than the best known or a number of parts has been looked at.
 */
public final class BranchAndBound {

  private static final int STEPS_PER_PART = 40;
  private static final int MOST_OPEN = 20_000;

  private final Program program;
  private final Relaxation relaxation;
  private final List<Row> rows;
  private final PriorityQueue<Part> open =
      new PriorityQueue<>(Comparator.comparingLong(Part::boundCents));

  private final Must must;
  private int[] bestStarts = {};
  private long bestCents;
  private long boundCents = 0;
  private double[] capitalPrices = {};
  private int[] rounded = {};
  private boolean started;

  private record Part(Domain domain, Multipliers prices, long boundCents, Branch branch) {}

  /** Over all plans that do what they must. No plan is known yet. */
  public BranchAndBound(Program program, Must must) {
    this.program = program;
    this.must = must;
    this.relaxation = new Relaxation(program);
    this.rows = new ArrayList<>(DemandRows.of(program));
    this.bestCents = ceilingCents(program);
  }

  /** More than any plan costs. */
  private static long ceilingCents(Program program) {
    long cents = new Layout(program).totalCents() + 1;
    for (long[] byStart : program.costCents) {
      cents += Arrays.stream(byStart).max().orElse(0);
    }
    return cents;
  }

  /**
   * Looks at more parts, at most this many and the whole before them; each stays open until it is
   * divided.
   */
  public void run(int parts) {
    if (!started) {
      start();
    }
    for (int part = 0; part < parts && !open.isEmpty() && open.size() < MOST_OPEN; part += 2) {
      Part next = open.remove();
      if (next.boundCents >= bestCents) {
        open.clear();
        break;
      }
      look(next, next.branch.early(program, next.domain));
      look(next, next.branch.late(next.domain));
    }
    long lowest = open.isEmpty() ? bestCents : open.element().boundCents;
    boundCents = Math.max(boundCents, Math.min(bestCents, lowest));
  }

  private void start() {
    started = true;
    Domain all = Domain.of(program, must);
    Ascent root = Root.climb(program, relaxation, all, rows, bestCents);
    tryChoice();
    capitalPrices = root.best().perCent.clone();
    rounded = rounded(root.degrees());
    enqueue(all, root, root.bestCents());
  }

  private void look(Part parent, Domain domain) {
    Ascent ascent = new Ascent(program, relaxation, rows, domain, parent.prices.copy());
    tryChoice();
    ascent.climb(STEPS_PER_PART, bestCents);
    tryChoice();
    enqueue(domain, ascent, Math.max(parent.boundCents, ascent.bestCents()));
  }

  private void enqueue(Domain domain, Ascent ascent, long cents) {
    if (cents < bestCents) {
      Branch branch = Branch.of(program, domain, ascent.degrees());
      if (branch.option() == Program.NEVER) {
        offer(decided(domain));
      } else {
        open.add(new Part(domain, ascent.best(), cents, branch));
      }
    }
  }

  private int[] decided(Domain domain) {
    int[] starts = program.nothing();
    for (int option = 0; option < starts.length; option++) {
      if (!domain.never[option]) {
        starts[option] = domain.first[option];
      }
    }
    return starts;
  }

  /** The choice of the relaxation may be a plan. */
  private void tryChoice() {
    offer(relaxation.starts());
  }

  /** Takes a plan if it keeps every limit and is cheaper than the best. */
  public void offer(int[] starts) {
    Layout layout = new Layout(program, starts);
    if (must.isKept(starts) && layout.isAllowed() && layout.totalCents() < bestCents) {
      bestCents = layout.totalCents();
      bestStarts = starts.clone();
    }
  }

  /** No plan is cheaper. */
  public long boundCents() {
    return Math.min(boundCents, bestCents);
  }

  /** Cost of the best plan known; more than any plan costs where none is. */
  public long bestCents() {
    return bestCents;
  }

  /** Whether no plan is cheaper than the best known or, where none is known, there is none. */
  public boolean isProven() {
    return boundCents >= bestCents;
  }

  /** The best plan known: starts by option. */
  public Optional<int[]> bestStarts() {
    return bestStarts.length < program.options ? Optional.empty() : Optional.of(bestStarts.clone());
  }

  /** What a cent more of the limit of a year saves, by year: none where nothing was run. */
  public double[] capitalPrices() {
    return capitalPrices.clone();
  }

  /**
   * Starts by option that are near the solution of the linear relaxation; they may break limits.
   * None where nothing was run.
   */
  public int[] rounded() {
    return rounded.clone();
  }

  private int[] rounded(double[][] degrees) {
    int[] starts = program.nothing();
    for (int option = 0; option < program.options; option++) {
      for (int quarter = program.quarters - 1; quarter >= 0; quarter--) {
        if (degrees[option][quarter] >= 0.5) {
          starts[option] = Math.max(program.earliest[option], quarter - program.late[option]);
        }
      }
    }
    return starts;
  }
}
