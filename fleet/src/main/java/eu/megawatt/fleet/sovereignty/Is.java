package eu.megawatt.fleet.sovereignty;

/** Something is so, or is not. */
public record Is(Rule rule, Attribute<Boolean> attribute, boolean so)
    implements FactClause<Boolean> {

  @Override
  public String qualifier() {
    return "";
  }

  @Override
  public String required() {
    return words(so);
  }

  @Override
  public boolean isMet(Boolean value) {
    return value == so;
  }

  @Override
  public String words(Boolean value) {
    return (value ? "" : "not ") + Words.qualifier(attribute);
  }

  @Override
  public boolean isAsTightAs(Clause other) {
    return other instanceof Is its && its.so == so;
  }
}
