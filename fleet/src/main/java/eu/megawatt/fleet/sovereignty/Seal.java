package eu.megawatt.fleet.sovereignty;


/** A SEAL of an objective at least: a gate, never averaged with others. */
public record Seal(SealObjective objective, int level) implements Clause {

  @Override
  public String rule() {
    return "R-CMB-01/" + objective;
  }

  @Override
  public String required() {
    return "SEAL %d".formatted(level);
  }

  @Override
  public Test<?> test() {
    return new Check<>(
        Attribute.seal(objective),
        its -> its >= level,
        "SEAL %d"::formatted);
  }

  @Override
  public boolean isAsTightAs(Clause other) {
    return other instanceof Seal(SealObjective its, int lower)
        && its == objective
        && level >= lower;
  }
}
