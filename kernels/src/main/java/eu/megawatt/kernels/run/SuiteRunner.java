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
import java.util.OptionalLong;
import java.util.function.BiPredicate;

/**
 * Runs the suite on one device after the other. Each case that is asked for has a result: what
 * cannot be run, and what the time does not suffice for, is said by name.
 */
public final class SuiteRunner {

  private final Settings settings;
  private final Progress progress;
  private final CaseRunner cases;
  private final SoakRunner soak;
  private final BiPredicate<Device, String> wanted;
  private final Budget budget;

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
    this(settings, progress, wanted, Time.OF_THE_MACHINE);
  }

  SuiteRunner(Settings settings, Progress progress, BiPredicate<Device, String> wanted, Time time) {
    Path proc = Path.of("/proc");
    this.budget = new Budget(time, settings.budget());
    this.settings = settings;
    this.progress = progress;
    this.wanted = wanted;
    this.cases = new CaseRunner(settings, progress, proc, budget);
    this.soak = new SoakRunner(settings, progress, budget);
  }

  /** What a device is asked for. */
  private record Asked(Place place, List<KernelCase> cases) {}

  /** Runs it. The devices stay open. */
  public List<DeviceRun> run(List<Place> places) {
    List<Asked> asked = places.stream().map(this::asked).toList();
    double all = asked.stream().mapToInt(it -> it.cases().size()).sum();
    int begun = 0;
    List<DeviceRun> runs = new ArrayList<>();
    for (Asked it : asked) {
      begun += it.cases().size();
      runs.add(run(it, begun / Math.max(1, all)));
    }
    return List.copyOf(runs);
  }

  private Asked asked(Place place) {
    Device device = place.backend().device();
    return new Asked(
        place,
        place.backend().cases(settings.extent()).stream()
            .filter(it -> settings.only().test(it.name()))
            .filter(it -> wanted.test(device, it.name()))
            .filter(it -> it.kernel() != Kernel.SOAK || !settings.soak().isZero())
            .toList());
  }

  private DeviceRun run(Asked asked, double share) {
    Device device = asked.place().backend().device();
    int count = asked.cases().size();
    progress.device(device, count);
    List<Result> results = new ArrayList<>();
    for (KernelCase it : asked.cases()) {
      if (!results.isEmpty()) {
        budget.pause(settings.cooldown());
      }
      progress.preparing(it.name(), results.size() + 1, count);
      Result result =
          it.kernel() == Kernel.SOAK
              ? soak.run(asked.place().backend(), it, asked.place().meter())
              : result(asked.place(), it, share, asked.cases().subList(results.size(), count));
      results.add(result);
      progress.finished(result);
    }
    return new DeviceRun(device, List.copyOf(results));
  }

  private Result result(Place place, KernelCase which, double share, List<KernelCase> left) {
    int soaks = (int) left.stream().filter(it -> it.kernel() == Kernel.SOAK).count();
    OptionalLong allowance = budget.allowance(share, left.size() - soaks, soaks > 0);
    return allowance.isPresent()
        ? cases.run(place.backend(), which, place.meter(), allowance.getAsLong())
        : new Result.Unmeasured(
            Subject.of(which),
            Absence.OUT_OF_TIME,
            "What is left of the %d s for all of it is too little; ask for it alone, or for more time"
                .formatted(settings.budget().toSeconds()));
  }
}
