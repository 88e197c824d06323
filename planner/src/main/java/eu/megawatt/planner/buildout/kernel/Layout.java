package eu.megawatt.planner.buildout.kernel;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

/**
 * A plan under work. Cost, shortages and broken limits follow each change at once; a change touches
 * the quarters between the old and the new readiness alone.
 */
public final class Layout {

  private static final long CENTS_PER_RULE = 1_000_000_000L;

  private final Program program;
  private final int[] starts;

  /** What is lacking by cut and quarter; negative where the cut has more than it needs. */
  private final long[][] lackKw;

  private final long[] shortKw;
  private final long[] orderedCents;
  private final int[] built;
  private long optionCents;
  private long shortageCents;
  private long overrunCents;
  private long brokenRules;

  /** Nothing is built yet. */
  public Layout(Program program) {
    this.program = program;
    this.starts = program.nothing();
    this.lackKw = new long[program.cuts.length][program.quarters];
    this.shortKw = new long[program.quarters];
    this.orderedCents = new long[program.limitCents.length];
    this.built = new int[program.groups];
    for (int cut = 0; cut < lackKw.length; cut++) {
      for (int quarter = 0; quarter < program.quarters; quarter++) {
        lackKw[cut][quarter] =
            program.demandKw[cut][quarter] - capacityKw(program.cuts[cut], quarter);
      }
    }
    refresh(0, program.quarters);
  }

  /** Built as these starts say. */
  public Layout(Program program, int[] starts) {
    this(program);
    for (int option = 0; option < starts.length; option++) {
      set(option, starts[option]);
    }
  }

  /** Plans an option anew; {@link Program#NEVER} leaves it out. */
  public void set(int option, int start) {
    int before = starts[option];
    if (before == start) {
      return;
    }
    brokenRules -= brokenAround(option);
    pay(option, before, -1);
    count(option, -1, before);
    starts[option] = start;
    count(option, 1, start);
    pay(option, start, 1);
    brokenRules += brokenAround(option);
    move(option, ready(option, before), ready(option, start));
  }

  /** First quarter in which an option counts; the end of the case where it never does. */
  private int ready(int option, int start) {
    return start == NEVER
        ? program.quarters
        : Math.min(program.quarters, start + program.late[option]);
  }

  private void pay(int option, int start, int sign) {
    if (start == NEVER) {
      return;
    }
    optionCents += sign * program.costCents[option][start];
    int year = program.orderYear(option, start);
    overrunCents -= overrun(year);
    orderedCents[year] += sign * program.capitalCents[option];
    overrunCents += overrun(year);
  }

  private long overrun(int year) {
    return Math.max(0, orderedCents[year] - program.limitCents[year]);
  }

  private void count(int option, int sign, int start) {
    int group = program.group[option];
    if (group != NEVER && start != NEVER) {
      brokenRules -= Math.max(0, built[group] - 1);
      built[group] += sign;
      brokenRules += Math.max(0, built[group] - 1);
    }
  }

  private int brokenAround(int option) {
    int broken = lacksRequired(option) ? 1 : 0;
    for (int dependent : program.requiredBy[option]) {
      broken += lacksRequired(dependent) ? 1 : 0;
    }
    return broken;
  }

  /** Whether an option is built before what it requires is ready. */
  public boolean lacksRequired(int option) {
    int required = program.requires[option];
    return starts[option] != NEVER
        && required != NEVER
        && (starts[required] == NEVER || ready(required, starts[required]) > starts[option]);
  }

  private void move(int option, int from, int to) {
    int first = Math.min(from, to);
    int end = Math.max(from, to);
    long added = from > to ? program.kw[option] : -program.kw[option];
    for (int cut = 0; cut < lackKw.length; cut++) {
      if (program.cuts[cut].hasSite(program.site[option])) {
        long[] lack = lackKw[cut];
        for (int quarter = first; quarter < end; quarter++) {
          lack[quarter] -= added;
        }
      }
    }
    refresh(first, end);
  }

  private void refresh(int first, int end) {
    for (int quarter = first; quarter < end; quarter++) {
      long most = 0;
      for (long[] lack : lackKw) {
        most = Math.max(most, lack[quarter]);
      }
      shortageCents += (most - shortKw[quarter]) * program.shortageCents[quarter];
      shortKw[quarter] = most;
    }
  }

  public Program program() {
    return program;
  }

  public int start(int option) {
    return starts[option];
  }

  /** Starts by option, as a copy. */
  public int[] starts() {
    return starts.clone();
  }

  /** What is short in a quarter, over all profiles. */
  public long shortKw(int quarter) {
    return shortKw[quarter];
  }

  /** What a cut lacks in a quarter; negative where it has more than it needs. */
  public long lackKw(int cut, int quarter) {
    return lackKw[cut][quarter];
  }

  /** What the sites of a cut give in a quarter. */
  long capacityKw(Cut cut, int quarter) {
    long kw = 0;
    for (int site = 0; site < program.sites; site++) {
      kw += cut.hasSite(site) ? program.existingKw[site][quarter] : 0;
    }
    for (int option = 0; option < starts.length; option++) {
      if (cut.hasSite(program.site[option]) && ready(option, starts[option]) <= quarter) {
        kw += program.kw[option];
      }
    }
    return kw;
  }

  /** Ordered in a year. */
  public long orderedCents(int year) {
    return orderedCents[year];
  }

  /** Net present cost with shortages, in cents. */
  public long totalCents() {
    return optionCents + shortageCents;
  }

  /** Requirements and exclusions that are broken. */
  public long brokenRules() {
    return brokenRules;
  }

  /** Ordered over the limit of a year. */
  public long overrunCents(int year) {
    return overrun(year);
  }

  /**
   * How far limits are broken: capital over its limits in cents, and ten million EUR for each
   * requirement or exclusion.
   */
  public long brokenCents() {
    return overrunCents + brokenRules * CENTS_PER_RULE;
  }

  public boolean isAllowed() {
    return overrunCents == 0 && brokenRules == 0;
  }
}
