package eu.megawatt.fleet.sovereignty;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Those outside some countries hold no more of the operator than this (SecNumCloud 3.2, 19.6: 24 %
 * each and 39 % together).
 *
 * @param eachPermille the most that one of them may hold
 * @param togetherPermille the most that all of them may hold
 */
public record Ownership(Set<String> inside, int eachPermille, int togetherPermille) implements Clause {

  public Ownership {
    inside = Set.copyOf(inside);
  }

  @Override
  public String rule() {
    return "R-OPR-02";
  }

  @Override
  public String required() {
    return "from outside at most %s %% each and %s %% together"
        .formatted(percent(eachPermille), percent(togetherPermille));
  }

  @Override
  public Test<?> test() {
    return new Check<>(
        Attribute.OPERATOR_OWNERS,
        owners -> most(owners) <= eachPermille && all(owners) <= togetherPermille,
        owners ->
            "%s %% the largest, %s %% together"
                .formatted(percent(most(owners)), percent(all(owners))));
  }

  private int most(List<Holding> owners) {
    return owners.stream()
        .filter(it -> !inside.contains(it.country()))
        .collect(
            Collectors.groupingBy(
                Holding::holder, Collectors.summingInt(Holding::permille)))
        .values()
        .stream()
        .mapToInt(it -> it)
        .max()
        .orElse(0);
  }

  private int all(List<Holding> owners) {
    return owners.stream()
        .filter(it -> !inside.contains(it.country()))
        .mapToInt(Holding::permille)
        .sum();
  }

  private static String percent(int permille) {
    return permille % 10 == 0
        ? Integer.toString(permille / 10)
        : permille / 10 + "." + permille % 10;
  }

  @Override
  public boolean isAsTightAs(Clause other) {
    return other instanceof Ownership(Set<String> wider, int each, int together)
        && wider.containsAll(inside)
        && eachPermille <= each
        && togetherPermille <= together;
  }
}
