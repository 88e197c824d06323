package eu.megawatt.fleet.sovereignty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a workload asks for, with what it inherits. */
final class ProfilesTest {

  private static final Clause EU_SEAT = seat("FR", "SE");
  private static final Clause FRENCH_SEAT = seat("FR");
  private static final Clause HDS = AtLeast.certificate("HDS", 0);

  private static Profile profile(String id, String parent, Clause... clauses) {
    return new Profile(
        id, 1, id, Optional.of(parent).filter(it -> !it.isEmpty()), List.of(clauses), List.of());
  }

  private static Clause seat(String... countries) {
    return new Within(Rule.OPERATOR_SEAT, Attribute.OPERATOR_SEAT, Set.of(countries));
  }

  @Test
  void clauses_ofAChild_areItsParentsTightenedByItsOwn() {
    Profiles profiles =
        Profiles.of(List.of(profile("health", "eu", FRENCH_SEAT, HDS), profile("eu", "", EU_SEAT)));

    assertThat(profiles.clauses("eu")).containsExactly(EU_SEAT);
    assertThat(profiles.clauses("health")).containsExactly(FRENCH_SEAT, HDS);
  }

  @Test
  void profiles_withALoosenedChildACircleAndAMissingParent_areRefusedWithAllOfIt() {
    List<Profile> wrong =
        List.of(
            profile("fr", "", FRENCH_SEAT),
            profile("loose", "fr", EU_SEAT),
            profile("a", "b"),
            profile("b", "a"),
            profile("orphan", "nobody"),
            profile("fr", ""));

    assertThatExceptionOfType(InvalidProfilesException.class)
        .isThrownBy(() -> Profiles.of(wrong))
        .satisfies(
            it ->
                assertThat(it.wrong())
                    .anySatisfy(each -> assertThat(each).contains("loose loosens R-OPR-01"))
                    .anySatisfy(each -> assertThat(each).contains("a inherits from itself"))
                    .anySatisfy(each -> assertThat(each).contains("nobody, which is not there"))
                    .anySatisfy(each -> assertThat(each).contains("fr is there twice"))
                    .hasSize(4));
  }
}
