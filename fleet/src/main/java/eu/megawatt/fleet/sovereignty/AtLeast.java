package eu.megawatt.fleet.sovereignty;

/** A level at least: a gate, never averaged with others. */
public record AtLeast(Rule rule, String qualifier, Attribute<Integer> attribute, int level)
    implements FactClause<Integer> {

  /** A certificate of a level at least. */
  public static AtLeast certificate(String scheme, int level) {
    return new AtLeast(Rule.CERTIFICATE, scheme, Attribute.certificate(scheme), level);
  }

  /** A SEAL of an objective at least. */
  public static AtLeast seal(SealObjective objective, int level) {
    return new AtLeast(Rule.SEAL, objective.name(), Attribute.seal(objective), level);
  }

  /** No less isolated than this. */
  public static AtLeast isolation(Isolation isolation) {
    return new AtLeast(Rule.ISOLATION, "", Attribute.ISOLATION, isolation.level());
  }

  @Override
  public String required() {
    return attribute.type() == ValueType.ISOLATION
        ? words(level) + " or more isolated"
        : rule == Rule.CERTIFICATE && level == 0 ? qualifier : words(level) + " or higher";
  }

  @Override
  public boolean isMet(Integer value) {
    return value >= level;
  }

  @Override
  public String words(Integer value) {
    if (attribute.type() == ValueType.ISOLATION) {
      return Isolation.words().get(value);
    }
    return rule == Rule.CERTIFICATE && value == 0
        ? qualifier
        : qualifier.isEmpty() ? "level " + value : "%s level %d".formatted(qualifier, value);
  }

  @Override
  public boolean isAsTightAs(Clause other) {
    return other instanceof AtLeast lower && level >= lower.level;
  }
}
