package eu.megawatt.kernels.run;

import eu.megawatt.kernels.sample.DeviceRun;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.Subject;
import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiPredicate;

/**
 * Runs the suite on one device after the other. Each case that is asked for has a result: what
 * cannot be run, and what the time does not suffice for, is said by name.
 */
public final class SuiteRunner {

  /** Some kernels take less than their share of the time, so that others may take more. */
  private static final double MORE_THAN_ITS_SHARE = 1.5;

  private final Settings settings;
  private final Progress progress;
  private final CaseRunner cases;
  private final SoakRunner soak;
  private final BiPredicate<Device, String> wanted;
  private final long began = System.nanoTime();
  private long soakNanos;

  /** A runner on this machine. */
  public SuiteRunner(Settings settings, Progress progress) {
    this(settings, progress, (device, name) -> true);
  }

  /**
   * A runner on this machine that leaves out what is not wanted any more.
   *
   * @param wanted whether a case, by name, is still to be run on a device
   */
  public SuiteRunner(Settings settings, Progress progress, BiPredicate<Device, String> wanted) {
    Path proc = Path.of("/proc");
    this.settings = settings;
    this.progress = progress;
    this.wanted = wanted;
    this.cases = new CaseRunner(settings, progress, proc);
    this.soak = new SoakRunner(settings, progress);
  }

  /** Runs it. The devices stay open. */
  public List<DeviceRun> run(List<Place> places) {
    int all = places.stream().mapToInt(it -> asked(it).size()).sum();
    int begun = 0;
    List<DeviceRun> runs = new ArrayList<>();
    for (Place it : places) {
      begun += asked(it).size();
      runs.add(run(it, settings.budget().toNanos() / Math.max(1, all) * begun));
    }
    return List.copyOf(runs);
  }

  private List<KernelCase> asked(Place place) {
    return place.backend().cases(settings.extent()).stream()
        .filter(it -> settings.only().test(it.name()))
        .filter(it -> wanted.test(place.backend().device(), it.name()))
        .filter(it -> it.kernel() != Kernel.SOAK || !settings.soak().isZero())
        .toList();
  }

  private DeviceRun run(Place place, long limit) {
    List<KernelCase> asked = asked(place);
    progress.device(place.backend().device(), asked.size());
    List<Result> results = new ArrayList<>();
    for (KernelCase it : asked) {
      if (!results.isEmpty()) {
        LockSupport.parkNanos(settings.cooldown().toNanos());
      }
      progress.preparing(it.name(), results.size() + 1, asked.size());
      Result result = result(place, it, limit, asked.size() - results.size());
      results.add(result);
      progress.finished(result);
    }
    return new DeviceRun(place.backend().device(), List.copyOf(results));
  }

  private Result result(Place place, KernelCase which, long limit, int left) {
    long now = System.nanoTime();
    if (which.kernel() == Kernel.SOAK) {
      Result soaked = soak.run(place.backend(), which, place.meter());
      soakNanos += System.nanoTime() - now;
      return soaked;
    }
    long time = limit - (now - began - soakNanos);
    if (time <= 0) {
      return new Result.Unmeasured(
          Subject.of(which),
          Absence.OUT_OF_TIME,
          "The %d s for all of it were over; ask for it alone, or for more time"
              .formatted(settings.budget().toSeconds()));
    }
    return cases.run(
        place.backend(), which, place.meter(), (long) (MORE_THAN_ITS_SHARE * time / left));
  }
}
