package eu.megawatt.kernels.run;

import eu.megawatt.kernels.sample.Conditions;
import eu.megawatt.kernels.suite.Block;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Watches the machine while a kernel is measured. */
final class Quietness {

  private final Path proc;
  private final Calibration calibration;
  private final Optional<CpuTimes> before;
  private final List<Block> blocks = new ArrayList<>();

  Quietness(Path proc, Calibration calibration) {
    this.proc = proc;
    this.calibration = calibration;
    this.before = CpuTimes.now(proc);
  }

  /** Between two blocks. */
  void calibrate() {
    blocks.add(calibration.block());
  }

  /** Since it was made. */
  Conditions conditions() {
    Optional<CpuTimes> after = CpuTimes.now(proc);
    return new Conditions(
        before.isPresent() && after.isPresent()
            ? after.get().othersSince(before.get())
            : OptionalDouble.empty(),
        before.isPresent() && after.isPresent()
            ? after.get().stolenSince(before.get())
            : OptionalDouble.empty(),
        List.copyOf(blocks));
  }
}
