package eu.megawatt.kernels.command;

import eu.megawatt.kernels.sample.DeviceRun;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.SuiteRun;
import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.verdict.Finding;
import eu.megawatt.kernels.verdict.Judge;
import eu.megawatt.kernels.verdict.Medians;
import eu.megawatt.kernels.verdict.Promise;
import eu.megawatt.kernels.verdict.Verdict;
import java.util.Optional;

/**
 * What a run is held against: an earlier run, whose medians are its promises.
 *
 * @param before empty where right results are all that is asked for
 */
record Expectations(Judge judge, Optional<SuiteRun> before) {

  /** What is said of one result. */
  Finding judge(Device device, Result result) {
    return judge.judge(result, promise(device, result));
  }

  /**
   * The worst of a whole run; with nothing measured at all nothing is proved. What the hardware
   * cannot do is no doubt about it, unless it did it before.
   */
  Verdict worst(SuiteRun run) {
    Verdict worst = Verdict.PASS;
    for (DeviceRun it : run.devices()) {
      for (Result result : it.results()) {
        if (!isBeyondTheHardware(it.device(), result)) {
          worst = worst.worse(judge(it.device(), result).verdict());
        }
      }
    }
    return run.devices().isEmpty() ? worst.worse(Verdict.INCONCLUSIVE) : worst;
  }

  private boolean isBeyondTheHardware(Device device, Result result) {
    return result instanceof Result.Unmeasured it
        && it.absence() == Absence.NOT_SUPPORTED
        && promise(device, result).isEmpty();
  }

  /** Of the same kernel with the same engine on a device of the same model. */
  private Optional<Promise> promise(Device device, Result result) {
    return before.flatMap(
        run ->
            run.devices().stream()
                .filter(it -> it.device().model().equals(device.model()))
                .flatMap(it -> it.results().stream())
                .filter(it -> it.subject().name().equals(result.subject().name()))
                .filter(it -> result.doneBy().isEmpty() || it.doneBy().equals(result.doneBy()))
                .map(Result::values)
                .filter(it -> it.length > 0)
                .findFirst()
                .map(it -> Promise.of(Medians.median(it), "the run of " + run.startedAt())));
  }
}
