package eu.megawatt.fleet.sovereignty;

import java.util.Set;

/**
 * All of some countries or names are among those allowed.
 *
 * @param allowed none of them: only where nothing is named at all
 */
public record Within(
    Rule rule, String qualifier, Attribute<Set<String>> attribute, Set<String> allowed)
    implements FactClause<Set<String>> {

  public Within {
    allowed = Set.copyOf(allowed);
  }

  /** Of a rule that asks for one thing only. */
  public Within(Rule rule, Attribute<Set<String>> attribute, Set<String> allowed) {
    this(rule, "", attribute, allowed);
  }

  /** Data in some state stays within countries. */
  public static Within residency(DataState state, Set<String> countries) {
    return new Within(Rule.of(state), Attribute.data(state), countries);
  }

  @Override
  public String required() {
    return "within " + Words.of(allowed);
  }

  @Override
  public boolean isMet(Set<String> value) {
    return allowed.containsAll(value);
  }

  @Override
  public String words(Set<String> value) {
    return Words.of(value);
  }

  @Override
  public boolean isAsTightAs(Clause other) {
    return other instanceof Within wider && wider.allowed.containsAll(allowed);
  }
}
