package eu.megawatt.kernels.run;

import eu.megawatt.kernels.power.PowerMeter;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.SoakSecond;
import eu.megawatt.kernels.sample.Subject;
import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Backend;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Prepared;
import java.time.Duration;
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

  private static final Duration BLOCK = Duration.ofSeconds(1);
  private static final int FINGERPRINT_EVERY_SECONDS = 10;

  private final Settings settings;
  private final Progress progress;

  SoakRunner(Settings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
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

  private List<SoakSecond> soak(String name, Prepared kernel, Optional<PowerMeter> meter) {
    Pace pace = Pace.of(kernel, BLOCK);
    int length = (int) settings.soak().toSeconds();
    List<SoakSecond> seconds = new ArrayList<>();
    for (int second = 1; second <= length; second++) {
      boolean isCompared =
          second % FINGERPRINT_EVERY_SECONDS == 0 || second == 1 || second == length;
      seconds.add(
          new SoakSecond(
              second,
              pace.block(),
              meter.map(PowerMeter::read),
              isCompared ? kernel.fingerprint() : OptionalLong.empty()));
      progress.measured(name, second, length);
    }
    return List.copyOf(seconds);
  }
}
