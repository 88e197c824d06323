package eu.megawatt.fleet.sovereignty;

import java.util.Collections;
import java.util.Set;

/** One of some names at least is offered. */
public record AnyOf(Rule rule, Attribute<Set<String>> attribute, Set<String> wanted)
    implements FactClause<Set<String>> {

  public AnyOf {
    wanted = Set.copyOf(wanted);
  }

  @Override
  public String qualifier() {
    return "";
  }

  @Override
  public String required() {
    return "one of " + Words.of(wanted);
  }

  @Override
  public boolean isMet(Set<String> value) {
    return !Collections.disjoint(value, wanted);
  }

  @Override
  public String words(Set<String> value) {
    return Words.of(value);
  }

  @Override
  public boolean isAsTightAs(Clause other) {
    return other instanceof AnyOf wider && wider.wanted.containsAll(wanted);
  }
}
