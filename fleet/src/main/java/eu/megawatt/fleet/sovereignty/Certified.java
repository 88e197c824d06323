package eu.megawatt.fleet.sovereignty;


/** A certificate of a level at least, through the end. */
public record Certified(String scheme, int level) implements Clause {

  @Override
  public String rule() {
    return "R-CRT-01/" + scheme;
  }

  @Override
  public String required() {
    return level == 0 ? scheme : "%s of level %d".formatted(scheme, level);
  }

  @Override
  public Test<?> test() {
    return new Check<>(
        Attribute.certificate(scheme),
        its -> its >= level,
        its -> its == 0 ? scheme : "%s of level %d".formatted(scheme, its));
  }

  @Override
  public boolean isAsTightAs(Clause other) {
    return other instanceof Certified(String its, int lower)
        && its.equals(scheme)
        && level >= lower;
  }
}
