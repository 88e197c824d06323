package eu.megawatt.fleet.sovereignty;

/** One thing that a workload asks of wherever it runs. */
public sealed interface Clause permits FactClause, Failover {

  Rule rule();

  /** Which of several that a rule may be asked for; empty where there is but one. */
  String qualifier();

  /** What tells it from all others of a profile, such as {@code R-CRT-01/HDS}. */
  default String key() {
    return qualifier().isEmpty() ? rule().id() : rule().id() + "/" + qualifier();
  }

  /** What is asked for, in words. */
  String required();

  /** Whether whatever satisfies this one satisfies another clause of the same key too. */
  boolean isAsTightAs(Clause other);
}
