package eu.megawatt.fleet.sovereignty;

import java.util.Collections;
import java.util.Set;

/** None of some names is there. */
public record NoneOf(
    Rule rule, String qualifier, Attribute<Set<String>> attribute, Set<String> unwanted)
    implements FactClause<Set<String>> {

  public NoneOf {
    unwanted = Set.copyOf(unwanted);
  }

  @Override
  public String required() {
    return "none of " + Words.of(unwanted);
  }

  @Override
  public boolean isMet(Set<String> value) {
    return Collections.disjoint(value, unwanted);
  }

  @Override
  public String words(Set<String> value) {
    return Words.of(value);
  }

  @Override
  public boolean isAsTightAs(Clause other) {
    return other instanceof NoneOf fewer && unwanted.containsAll(fewer.unwanted);
  }
}
