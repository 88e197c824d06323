package eu.megawatt.fleet.sovereignty;

/** One thing that a workload asks of wherever it runs. */
public sealed interface Clause
    permits Certified, NotUnder, Ownership, Residency, Seal, Seat {

  /** Its rule's id. */
  String rule();

  /** What is asked for, in words. */
  String required();

  /** Whether whatever satisfies this one satisfies another clause of the same rule too. */
  boolean isAsTightAs(Clause other);

  /** How it is judged. */
  Test<?> test();

  /**
   * What is looked at, and what it must be like.
   *
   * @param <V> what there is to know
   */
  interface Test<V> {

    Attribute<V> attribute();

    boolean isMet(V value);

    /** What is known, as a reader is told it. */
    String words(V value);
  }
}
