package eu.megawatt.fleet.sovereignty;

import java.util.Set;
import java.util.function.Function;

/** The operator has its seat in one of some countries. */
public record Seat(Set<String> countries) implements Clause {

  public Seat {
    countries = Set.copyOf(countries);
  }

  @Override
  public String rule() {
    return "R-OPR-01";
  }

  @Override
  public String required() {
    return "a seat in " + Judging.words(countries);
  }

  @Override
  public Test<?> test() {
    return new Check<>(
        Attribute.OPERATOR_SEAT,
        countries::contains,
        Function.identity());
  }

  @Override
  public boolean isAsTightAs(Clause other) {
    return other instanceof Seat(Set<String> wider) && wider.containsAll(countries);
  }
}
