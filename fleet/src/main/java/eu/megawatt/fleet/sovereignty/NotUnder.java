package eu.megawatt.fleet.sovereignty;

import java.util.Set;

/** The operator and its owners are under none of some laws. */
public record NotUnder(Set<String> laws) implements Clause {

  public NotUnder {
    laws = Set.copyOf(laws);
  }

  @Override
  public String rule() {
    return "R-OPR-03";
  }

  @Override
  public String required() {
    return "not under " + Judging.words(laws);
  }

  @Override
  public Test<?> test() {
    return new Check<>(
        Attribute.LAWS,
        its -> its.stream().noneMatch(laws::contains),
        Judging::words);
  }

  @Override
  public boolean isAsTightAs(Clause other) {
    return other instanceof NotUnder(Set<String> fewer) && laws.containsAll(fewer);
  }
}
