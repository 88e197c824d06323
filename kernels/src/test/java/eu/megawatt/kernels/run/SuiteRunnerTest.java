package eu.megawatt.kernels.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.kernels.power.PowerMeter;
import eu.megawatt.kernels.power.PowerReading;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.Subject;
import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.testing.ScriptedBackend;
import eu.megawatt.kernels.verdict.Medians;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SuiteRunnerTest {

  private static final Settings SETTINGS =
      Settings.quick(1).within(Duration.ofMinutes(1)).soak(Duration.ZERO);

  private final ScriptedBackend backend = new ScriptedBackend();

  @Test
  void run_steadyKernel_hasAsManyBlocksAsTheFirstLookWants() {
    Result.Measured copy = measured(run(SETTINGS), "copy");
    assertThat(copy.blocks()).hasSize(10).allMatch(it -> it.nanoseconds() >= 50_000_000 * 0.3);
    assertThat(copy.values()).hasSize(10);
    assertThat(Medians.median(copy.values())).isCloseTo(8000, within(1e-6));
    assertThat(copy.engine()).isEqualTo("script");
    assertThat(copy.conditions().calibration()).hasSize(10);
  }

  @Test
  void run_kernelThatVaries_hasAsManyAsMayBe() {
    int[] turn = {0};
    backend.script.nanos = repetitions -> repetitions * 10L * (turn[0]++ % 2 == 0 ? 10 : 11);
    Settings full = Settings.full(1).soak(Duration.ZERO);
    assertThat(measured(run(full), "copy").blocks()).hasSize(20);
  }

  @Test
  void run_wrongResults_areNotMeasured() {
    backend.script.correctness = new Correctness.Wrong(0.5, 1e-5, "at 3");
    Result.Measured copy = measured(run(SETTINGS), "copy");
    assertThat(copy.blocks()).isEmpty();
    assertThat(copy.correctness()).isEqualTo(backend.script.correctness);
    assertThat(backend.script.runs).isZero();
  }

  @Test
  void run_resultsThatChangeWhileMeasured_areWrong() {
    backend.script.prints = List.of(OptionalLong.of(1), OptionalLong.of(2));
    Result.Measured copy = measured(run(SETTINGS), "copy");
    assertThat(copy.correctness())
        .isInstanceOfSatisfying(
            Correctness.Wrong.class, it -> assertThat(it.what()).contains("while it was measured"));
  }

  @Test
  void run_whatCannotBeRun_isSaidByName() {
    backend.onPrepare =
        () -> {
          throw new AbsentException(Absence.DEVICE_LOST, "cuLaunchKernel: 719");
        };
    assertThat(run(SETTINGS))
        .hasSize(2)
        .allSatisfy(
            it ->
                assertThat(it)
                    .isInstanceOfSatisfying(
                        Result.Unmeasured.class,
                        lost -> {
                          assertThat(lost.absence()).isEqualTo(Absence.DEVICE_LOST);
                          assertThat(lost.detail()).isEqualTo("cuLaunchKernel: 719");
                        }));
  }

  @Test
  void run_deviceLostWhileMeasured_isSaidAndClosed() {
    backend.script.nanos =
        repetitions -> {
          if (backend.script.runs > 3) {
            throw new AbsentException(Absence.DEVICE_LOST, "gone");
          }
          return 1_000_000L * repetitions;
        };
    assertThat(run(SETTINGS)).hasSize(2).allMatch(it -> it instanceof Result.Unmeasured);
    assertThat(backend.script.closed).isEqualTo(2);
  }

  @Test
  void run_mistakeInAKernel_isAResultAndNotTheEnd() {
    backend.onPrepare =
        () -> {
          throw new IllegalStateException("a mistake");
        };
    assertThat(run(SETTINGS))
        .extracting(it -> ((Result.Unmeasured) it).absence())
        .containsExactly(Absence.FAILED, Absence.FAILED);
  }

  @Test
  void run_noTimeLeft_eachCaseIsSaidToBeOutOfTime() {
    assertThat(run(SETTINGS.within(Duration.ZERO)))
        .extracting(it -> ((Result.Unmeasured) it).absence())
        .containsExactly(Absence.OUT_OF_TIME, Absence.OUT_OF_TIME);
    assertThat(backend.prepared).isEmpty();
  }

  @Test
  void run_onlySome_leavesTheOthersUnasked() {
    assertThat(run(SETTINGS.only(name -> name.startsWith("triad"))))
        .extracting(Result::subject)
        .containsExactly(Subject.of(ScriptedBackend.TRIAD));
  }

  @Test
  void run_soak_hasASecondEachAndComparesResults() {
    Result.Soaked soaked = (Result.Soaked) run(SETTINGS.soak(Duration.ofSeconds(25))).getLast();
    assertThat(soaked.seconds()).hasSize(25);
    assertThat(soaked.isSteady()).isTrue();
    assertThat(soaked.seconds())
        .filteredOn(it -> it.fingerprint().isPresent())
        .extracting(it -> it.atSecond())
        .containsExactly(1, 10, 20, 25);
  }

  @Test
  void run_soakWhoseResultsChange_isNotSteady() {
    backend.script.prints =
        List.of(
            OptionalLong.of(1), // of copy, before and after
            OptionalLong.of(1),
            OptionalLong.of(1), // of triad
            OptionalLong.of(1),
            OptionalLong.of(1), // of the soak
            OptionalLong.of(9));
    Result.Soaked soaked = (Result.Soaked) run(SETTINGS.soak(Duration.ofSeconds(25))).getLast();
    assertThat(soaked.isSteady()).isFalse();
  }

  @Test
  void run_meterThatCounts_saysTheEnergyOfAllBlocks() {
    Counter meter = new Counter();
    List<Result> results =
        new SuiteRunner(SETTINGS, Progress.NONE)
            .run(List.of(new Place(backend, Optional.of(meter))))
            .getFirst()
            .results();
    assertThat(measured(results, "copy").energy())
        .hasValueSatisfying(
            it -> {
              assertThat(it.millijoules()).isEqualTo(5000);
              assertThat(it.isCounted()).isTrue();
              assertThat(it.source()).isEqualTo("counter");
            });
  }

  @Test
  void run_saysWhatIsGoingOn() {
    List<String> said = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void preparing(String name, int number, int of) {
            said.add("%d of %d".formatted(number, of));
          }

          @Override
          public void measured(String name, int done, int of) {
            if (done == of) {
              said.add("done");
            }
          }

          @Override
          public void finished(Result result) {
            said.add(result.subject().kernel().word());
          }
        };
    new SuiteRunner(SETTINGS, progress).run(List.of(new Place(backend, Optional.empty())));
    assertThat(said).containsExactly("1 of 2", "done", "copy", "2 of 2", "done", "triad");
  }

  private List<Result> run(Settings settings) {
    return new SuiteRunner(settings, Progress.NONE)
        .run(List.of(new Place(backend, Optional.empty())))
        .getFirst()
        .results();
  }

  private static Result.Measured measured(List<Result> results, String kernel) {
    return (Result.Measured)
        results.stream()
            .filter(it -> it.subject().kernel().word().equals(kernel))
            .findFirst()
            .orElseThrow();
  }

  /** Five joules more each time it is read. */
  private static final class Counter implements PowerMeter {
    private long millijoules;

    @Override
    public String source() {
      return "counter";
    }

    @Override
    public String scope() {
      return "all of it";
    }

    @Override
    public PowerReading read() {
      millijoules += 5000;
      return new PowerReading(
          OptionalLong.of(millijoules),
          OptionalLong.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          List.of());
    }

    @Override
    public void close() {}
  }
}
