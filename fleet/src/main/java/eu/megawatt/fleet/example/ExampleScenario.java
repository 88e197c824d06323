package eu.megawatt.fleet.example;

import eu.megawatt.fleet.scenario.Scenario;

/**
 * Made-up scenarios for tests, benchmarks and first steps. All chance comes from the seed: the same
 * size and seed give the same scenario on every machine. Sites, tenants and prices are fictional.
 */
public final class ExampleScenario {

  private ExampleScenario() {}

  /** A valid scenario of the given kind, named after its size and seed. */
  public static Scenario of(ExampleSize size, long seed) {
    return size == ExampleSize.VARIETY ? VarietyScenario.of(seed) : WeekScenario.of(size, seed);
  }
}
