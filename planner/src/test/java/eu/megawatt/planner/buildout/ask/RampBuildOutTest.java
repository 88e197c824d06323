package eu.megawatt.planner.buildout.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import eu.megawatt.planner.buildout.Option;
import eu.megawatt.planner.buildout.search.Binding;
import eu.megawatt.planner.buildout.search.BuildOut;
import eu.megawatt.planner.buildout.search.BuildOutSearch;
import eu.megawatt.planner.buildout.search.Course;
import eu.megawatt.planner.buildout.search.Effort;
import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.example.RampBuildOut;
import java.time.LocalDate;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** The demonstration's ramp: what it asks and what is answered. */
class RampBuildOutTest {

  private static final CapacityDocument RAMP = Ramp.document();
  private static final BuildQuestion ASKED =
      BuildQuestion.of(RAMP.plan(), RAMP.leadItems(), RampBuildOut.offers());

  /** Enough for the proof of so small a case. */
  private static final Effort SOME = new Effort(50_000, 1, 200, 5);

  private static final BuildOut FOUND = BuildOutSearch.of(ASKED.buildCase(), SOME, 1);

  @Test
  void answer_isProvenAndKeepsEveryLimit() {
    assertThat(FOUND.isProven()).isTrue();
    assertThat(FOUND.evaluation().isAllowed()).isTrue();
    assertThat(FOUND.plan().startQuarters()).containsKey("idf-2a").doesNotContainKey("nor-3");
    for (Option option : ASKED.buildCase().options()) {
      FOUND
          .plan()
          .startQuarter(option.id())
          .ifPresent(it -> assertThat(it).isGreaterThanOrEqualTo(option.earliestQuarter()));
    }
    assertThat(FOUND.runnersUp())
        .isNotEmpty()
        .allMatch(it -> it.evaluation().isAllowed() && it.dearer().totalCents() >= 0);
    assertThat(FOUND.unmet()).extracting(it -> it.binding()).contains(Binding.LEAD_TIME);
  }

  @Test
  void target_of200Mw_isNotPossibleInTimeAndSaysWhenItIs() {
    CapacityDocument.Target target = RAMP.target().orElseThrow();
    TargetReach reach = TargetReach.of(ASKED, FOUND.plan(), target.by(), target.gridKw());

    // 44, 0.6 and 23 MW are signed and there; of the offers 15 MW can be ready by then.
    assertThat(reach.signedKw()).isEqualTo(67_600);
    assertThat(reach.mostKw()).isEqualTo(82_600);
    assertThat(reach.plannedKw()).isLessThanOrEqualTo(reach.mostKw());
    int possible = reach.possibleQuarter().orElseThrow();
    assertThat(reach.plannedQuarter().orElseThrow()).isGreaterThanOrEqualTo(possible);
    LocalDate before = ASKED.quarters().first(possible - 1);
    assertThat(TargetReach.of(ASKED, FOUND.plan(), before, target.gridKw()).mostKw())
        .isLessThan(target.gridKw());
    assertThat(new Reasons(ASKED).of(reach))
        .startsWith("Not possible by 2027-12-31")
        .contains("117.4 MW are missing");
  }

  @Test
  void reasons_nameQuartersAndNotTheirNumbers() {
    Reasons reasons = new Reasons(ASKED);

    assertThat(FOUND.unmet()).extracting(reasons::of).noneMatch(it -> it.contains("quarter "));
    assertThat(FOUND.whatIfs()).extracting(reasons::of).noneMatch(it -> it.contains("year 0"));
    assertThat(FOUND.verdicts())
        .extracting(reasons::of)
        .contains("It can start on 2030-01-01 at the earliest, after the last quarter, 2029 Q4");
  }

  @Test
  void course_tellsHowFarItIsAndStops() {
    Course course = Course.of(ASKED.buildCase(), SOME);
    assertThat(course.doneStepCount()).isZero();
    BuildOut again = BuildOutSearch.of(ASKED.buildCase(), SOME, 1, course);

    assertThat(again).isEqualTo(FOUND);
    assertThat(course.doneStepCount()).isEqualTo(course.stepCount());

    Course stopped = Course.of(ASKED.buildCase(), SOME);
    stopped.stop();
    assertThat(catchThrowable(() -> BuildOutSearch.of(ASKED.buildCase(), SOME, 1, stopped)))
        .isInstanceOf(CancellationException.class);
    assertThat(stopped.doneStepCount()).isEqualTo(1);
  }
}
