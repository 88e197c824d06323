package eu.megawatt.scheduler.kernel;

/**
 * One way to run a job: on one GPU type at one site under one power cap. It fixes how long the job
 * takes, what it draws and what each start costs; the pools of that type and site remain to choose
 * from, and they differ only in what is free there.
 */
public final class Alternative {

  /** Stands where there is no alternative. */
  static final Alternative NOWHERE =
      new Alternative(
          -1, -1, 0, 0, -1, Draw.NONE, new int[0], new WindowCosts(new double[1], 0), 0, 0, 0);

  /** Index of the site. */
  public final int site;

  /** Position of the cap in the GPU type's ladder. */
  public final int level;

  /** Slots the job takes. */
  public final int run;

  /** First start allowed. */
  public final int earliest;

  /** Last start allowed: the horizon and a hard deadline are kept by it. At least the earliest. */
  public final int latest;

  /** Watts above idle of the whole gang where its load is 1. */
  public final double wattsAboveIdle;

  /** Milliwatts above idle of the whole gang by slot modulo its length, rounded up. */
  final long[] demand;

  /** Load by slot modulo its length, 0 to 1. */
  final double[] load;

  /** What the whole gang draws above idle. */
  public final Draw draw;

  /** The pools it may run in, ascending. */
  public final int[] pools;

  /** Less than any start of it costs, in euro. */
  public final double leastCost;

  final WindowCosts windows;
  final double deadline;
  final double latenessPerSlot;

  /** Euro that it costs whenever it starts. */
  private final double beginning;

  Alternative(
      int site,
      int level,
      int run,
      int earliest,
      int latest,
      Draw draw,
      int[] pools,
      WindowCosts windows,
      double deadline,
      double latenessPerSlot,
      double beginning) {
    this.site = site;
    this.level = level;
    this.run = run;
    this.earliest = earliest;
    this.latest = latest;
    this.draw = draw;
    this.wattsAboveIdle = draw.wattsAboveIdle;
    this.demand = draw.demand;
    this.load = draw.load;
    this.pools = pools;
    this.windows = windows;
    this.deadline = deadline;
    this.latenessPerSlot = latenessPerSlot;
    this.beginning = beginning;
    this.leastCost = least();
  }

  /** The same in other pools. */
  Alternative in(int[] others) {
    return in(others, earliest, latest);
  }

  /** The same in other pools, within a narrower range of starts. */
  Alternative in(int[] others, int from, int to) {
    return new Alternative(this, others, from, to);
  }

  private Alternative(Alternative same, int[] others, int from, int to) {
    this.site = same.site;
    this.level = same.level;
    this.run = same.run;
    this.earliest = from;
    this.latest = to;
    this.draw = same.draw;
    this.wattsAboveIdle = same.wattsAboveIdle;
    this.demand = same.demand;
    this.load = same.load;
    this.pools = others;
    this.windows = same.windows;
    this.deadline = same.deadline;
    this.latenessPerSlot = same.latenessPerSlot;
    this.beginning = same.beginning;
    this.leastCost = from == same.earliest && to == same.latest ? same.leastCost : least();
  }

  /** Euro for the energy, the carbon and the lateness of a start, and for beginning at all. */
  public double cost(int start) {
    return wattsAboveIdle * windows.byStart[start] + lateness(start) + beginning;
  }

  /** Euro for the slots past the deadline; grows with the start. */
  public double lateness(int start) {
    double late = start + run - deadline;
    return late > 0 ? late * latenessPerSlot : 0;
  }

  /** Whether the gang draws the same in every slot. */
  public boolean isConstant() {
    return draw.isConstant();
  }

  /** Milliwatts above idle of the whole gang in the slot where it draws the most. */
  long peak() {
    return draw.peak();
  }

  /** Watts above idle of the whole gang in a slot. */
  public double watts(int slot) {
    return draw.watts(slot);
  }

  /** Milliwatts above idle of the whole gang in a slot, rounded up. */
  public long milliwatts(int slot) {
    return demand[slot % demand.length];
  }

  private double least() {
    double onTime = Math.floor(deadline - run) + 1;
    int firstLate = (int) Math.clamp(onTime, earliest, latest + 1.0);
    double punctual = wattsAboveIdle * windows.least(earliest, firstLate);
    double late = wattsAboveIdle * windows.least(firstLate, latest + 1) + lateness(firstLate);
    return beginning
        + (latest < firstLate ? punctual : firstLate == earliest ? late : Math.min(punctual, late));
  }
}
