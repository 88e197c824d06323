package eu.megawatt.scheduler.check;

/** The ways in which a plan can be wrong, in the words of the contract's referee. */
public enum BreachKind {
  ANOTHER_SCENARIO("another scenario"),
  UNKNOWN("unknown"),
  PLACED_TWICE("placed twice"),
  GPU_TYPE("gpu type"),
  POWER_CAP("power cap"),
  RESIDENCY("residency"),
  OFF_THE_GRID("off the grid"),
  TOO_EARLY("too early"),
  PAST_THE_HORIZON("past the horizon"),
  HARD_DEADLINE("hard deadline"),
  UNFINISHED("unfinished"),
  SEGMENTS("segments"),
  INTERRUPTED("interrupted"),
  TOO_LONG("too long"),
  TOO_SHORT("too short"),
  AFTER("after"),
  DATA("data"),
  REPLICAS("replicas"),
  TRAFFIC("traffic"),
  LOAD("load"),
  LATENCY("latency"),
  FAILOVER("failover"),
  SHARES("shares"),
  BUDGET("budget"),
  GPUS("GPUs"),
  MEGAWATTS("MW"),
  EVERY_JOB_ONCE("every job stands once"),
  EVERY_SERVICE_ONCE("every service stands once"),
  OWN_PRICE("own price"),
  OWN_BOUND("own bound");

  private final String word;

  BreachKind(String word) {
    this.word = word;
  }

  /** The word in documents and answers. */
  public String word() {
    return word;
  }
}
