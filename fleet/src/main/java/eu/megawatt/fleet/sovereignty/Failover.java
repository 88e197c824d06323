package eu.megawatt.fleet.sovereignty;

/**
 * There are some places to fail over to, and every one of them satisfies all other clauses, too,
 * from now until the work ends.
 */
public record Failover(int places) implements Clause {

  @Override
  public Rule rule() {
    return Rule.FAILOVER;
  }

  @Override
  public String qualifier() {
    return "";
  }

  @Override
  public String required() {
    return places == 1
        ? "a place to fail over to, under the same rules"
        : "%d places to fail over to, under the same rules".formatted(places);
  }

  @Override
  public boolean isAsTightAs(Clause other) {
    return other instanceof Failover(int fewer) && places >= fewer;
  }
}
