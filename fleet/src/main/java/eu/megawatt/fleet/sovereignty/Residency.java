package eu.megawatt.fleet.sovereignty;

import java.util.Set;

/** Data in some state stays within countries. */
public record Residency(DataState state, Set<String> countries) implements Clause {

  public Residency {
    countries = Set.copyOf(countries);
  }

  @Override
  public String rule() {
    return "R-RES-0" + (state.ordinal() + 1);
  }

  @Override
  public String required() {
    return "within " + Judging.words(countries);
  }

  @Override
  public Test<?> test() {
    return new Check<>(
        Attribute.COUNTRIES.get(state),
        countries::containsAll,
        Judging::words);
  }

  @Override
  public boolean isAsTightAs(Clause other) {
    return other instanceof Residency(DataState its, Set<String> wider)
        && its == state
        && wider.containsAll(countries);
  }
}
