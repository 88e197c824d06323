package eu.megawatt.planner.buildout.bound;

import eu.megawatt.planner.buildout.kernel.Layout;
import eu.megawatt.planner.buildout.kernel.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Divides the plans of a case, the part with the lowest bound first, until no part can hold a
 * cheaper plan than the best known or a number of parts has been looked at.
 */
public final class BranchAndBound {

  private static final int STEPS_PER_PART = 40;

  private final Program program;
  private final Relaxation relaxation;
  private final List<Row> rows;
  private final PriorityQueue<Part> open =
      new PriorityQueue<>(Comparator.comparingLong(Part::boundCents));

  private int[] bestStarts;
  private long bestCents;
  private long boundCents;

  private record Part(Domain domain, Multipliers prices, long boundCents, Branch branch) {}

  /**
   * @param starts a plan that keeps every limit
   */
  public BranchAndBound(Program program, int[] starts) {
    this.program = program;
    this.relaxation = new Relaxation(program);
    this.rows = new ArrayList<>(DemandRows.of(program));
    this.bestStarts = starts.clone();
    this.bestCents = new Layout(program, starts).totalCents();
    Ascent root = Root.climb(program, relaxation, rows, bestCents);
    tryChoice();
    this.boundCents = Math.min(bestCents, root.bestCents());
    enqueue(Domain.all(program), root, root.bestCents());
  }

  /** Looks at more parts, at most this many; each stays open until it is divided. */
  public void run(int parts) {
    for (int part = 0; part < parts && !open.isEmpty(); part += 2) {
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
    if (layout.isAllowed() && layout.totalCents() < bestCents) {
      bestCents = layout.totalCents();
      bestStarts = starts.clone();
    }
  }

  /** No plan of the case is cheaper. */
  public long boundCents() {
    return boundCents;
  }

  /** Cost of the best plan known. */
  public long bestCents() {
    return bestCents;
  }

  /** Whether no plan is cheaper than the best known. */
  public boolean isProven() {
    return boundCents >= bestCents;
  }

  /** The best plan known: starts by option. */
  public int[] bestStarts() {
    return bestStarts.clone();
  }
}
