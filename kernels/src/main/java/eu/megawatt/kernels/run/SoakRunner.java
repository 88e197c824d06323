package eu.megawatt.kernels.run;

import eu.megawatt.kernels.power.PowerMeter;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.SoakSecond;
import eu.megawatt.kernels.sample.Subject;
import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Backend;
import eu.megawatt.kernels.suite.Block;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Runs one kernel second after second, reads power and clocks after each, and compares a checksum
 * of its results every ten seconds and at the end: hardware that computes wrongly only when it is
 * hot is found by that.
 */
final class SoakRunner {

  private static final long SECOND_NANOS = 1_000_000_000;
  private static final int MOST_BLOCKS = 1000;
  private static final int FINGERPRINT_EVERY_SECONDS = 10;

  private final Settings settings;
  private final Progress progress;
  private final Budget budget;

  SoakRunner(Settings settings, Progress progress, Budget budget) {
    this.settings = settings;
    this.progress = progress;
    this.budget = budget;
  }

  /** What came of it, whatever it was. */
  Result run(Backend backend, KernelCase which, Optional<PowerMeter> meter) {
    Subject subject = Subject.of(which);
    try (Prepared kernel = backend.prepare(which, settings.seed())) {
      Correctness correctness = kernel.check();
      List<SoakSecond> seconds =
          correctness instanceof Correctness.Wrong
              ? List.of()
              : soak(subject.name(), kernel, meter);
      return new Result.Soaked(
          subject, kernel.engine(), correctness, seconds, meter.map(PowerMeter::source));
    } catch (AbsentException e) {
      return new Result.Unmeasured(subject, e.absence(), e.detail());
    } catch (RuntimeException e) {
      return new Result.Unmeasured(subject, Absence.FAILED, e.toString());
    }
  }

  /** Ends with its time: where the kernel gets slower, its blocks of a second take longer. */
  private List<SoakSecond> soak(String name, Prepared kernel, Optional<PowerMeter> meter) {
    Pace pace = Pace.of(kernel, settings.block(), () -> true);
    int blocks = Math.clamp(SECOND_NANOS / pace.block().nanoseconds(), 1, MOST_BLOCKS);
    int length = (int) settings.soak().toSeconds();
    List<SoakSecond> seconds = new ArrayList<>();
    long began = budget.nanos();
    boolean isLast = false;
    for (int second = 1; !isLast; second++) {
      Block block = pace.block(blocks);
      isLast = second == length || budget.nanos() - began >= length * SECOND_NANOS;
      boolean isCompared = second % FINGERPRINT_EVERY_SECONDS == 0 || second == 1 || isLast;
      seconds.add(
          new SoakSecond(
              second,
              block,
              meter.map(PowerMeter::read),
              isCompared ? kernel.fingerprint() : OptionalLong.empty()));
      progress.measured(name, second, length);
    }
    budget.soaked(Math.min(budget.nanos() - began, length * SECOND_NANOS));
    return List.copyOf(seconds);
  }
}
