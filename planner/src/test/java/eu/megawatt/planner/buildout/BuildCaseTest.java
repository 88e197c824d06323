package eu.megawatt.planner.buildout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BuildCaseTest {

  @Test
  void new_severalThingsWrong_namesAllOfThem() {
    Option lost = option("hall", "nowhere", -5, -1, Optional.of("gone"));

    assertThatThrownBy(
            () ->
                new BuildCase(
                    4,
                    List.of(new Site("oslo", Set.of("eu"), List.of(100L))),
                    List.of(lost),
                    List.of(new Demand("eu", List.of(1L, 2L))),
                    new Terms(0, List.of(1L, 1L), 1, 2000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("quantilePerMille is 2000; allowed are 0 to 1000")
        .hasMessageContaining("number of capitalCentsPerYear is 2; allowed are 1 to 1")
        .hasMessageContaining("siteId of option hall is nowhere")
        .hasMessageContaining("itKw of option hall is -5")
        .hasMessageContaining("lifeQuarters of option hall is -1; allowed are 0 to 400")
        .hasMessageContaining("requires of option hall is gone")
        .hasMessageContaining("number of kw of the demand of eu is 2; allowed are 4 to 4");
  }

  @Test
  void new_optionsThatRequireEachOther_areRefused() {
    Option one = option("one", "oslo", 10, 4, Optional.of("other"));
    Option other = option("other", "oslo", 10, 4, Optional.of("one"));

    assertThatThrownBy(
            () ->
                new BuildCase(
                    4,
                    List.of(new Site("oslo", Set.of("eu"), List.of(100L))),
                    List.of(one, other),
                    List.of(),
                    new Terms(0, List.of(1L), 1, 500)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("requires of option one leads back to itself");
  }

  @Test
  void quartersAt_quantile_countsLatenessThatIsLikelyEnough() {
    Lateness lateness = new Lateness(200, 3);

    assertThat(lateness.quartersAt(800)).isZero();
    assertThat(lateness.quartersAt(801)).isEqualTo(3);
    assertThat(Lateness.NEVER.quartersAt(1000)).isZero();
  }

  private static Option option(
      String id, String siteId, long itKw, int lifeQuarters, Optional<String> requires) {
    return new Option(
        id,
        siteId,
        itKw,
        "B200",
        1000,
        0,
        0,
        new Price(List.of(new Asset(1, lifeQuarters)), 1, 1),
        requires,
        Optional.empty(),
        Lateness.NEVER);
  }
}
