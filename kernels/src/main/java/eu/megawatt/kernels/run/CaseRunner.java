package eu.megawatt.kernels.run;

import eu.megawatt.kernels.power.PowerMeter;
import eu.megawatt.kernels.sample.Conditions;
import eu.megawatt.kernels.sample.Energy;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.Subject;
import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Backend;
import eu.megawatt.kernels.suite.Block;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Prepared;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.apache.commons.math3.stat.StatUtils;

/** Prepares a kernel, checks it, and measures it where it is right. */
final class CaseRunner {

  private static final double VARIES = 0.02;

  private final Settings settings;
  private final Progress progress;
  private final Path proc;
  private final Budget budget;
  private final Calibration calibration = new Calibration();

  CaseRunner(Settings settings, Progress progress, Path proc, Budget budget) {
    this.settings = settings;
    this.progress = progress;
    this.proc = proc;
    this.budget = budget;
  }

  /**
   * What came of it, whatever it was.
   *
   * @param allowance after so many nanoseconds nothing more is begun, but the first block
   */
  Result run(Backend backend, KernelCase which, Optional<PowerMeter> meter, long allowance) {
    long began = budget.nanos();
    Subject subject = Subject.of(which);
    try (Prepared kernel = backend.prepare(which, settings.seed())) {
      Correctness correctness = kernel.check();
      budget.couldNotEnd(budget.nanos() - began);
      return correctness instanceof Correctness.Wrong
          ? unmeasuredAsWrong(subject, kernel, correctness)
          : measure(subject, kernel, correctness, meter, began, allowance);
    } catch (AbsentException e) {
      return new Result.Unmeasured(subject, e.absence(), e.detail());
    } catch (OutOfMemoryError e) {
      return new Result.Unmeasured(subject, Absence.OUT_OF_MEMORY, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return new Result.Unmeasured(subject, Absence.FAILED, e.toString());
    }
  }

  private static Result unmeasuredAsWrong(
      Subject subject, Prepared kernel, Correctness correctness) {
    return new Result.Measured(
        subject, kernel.engine(), correctness, List.of(), Conditions.NONE, Optional.empty());
  }

  private Result measure(
      Subject subject,
      Prepared kernel,
      Correctness correctness,
      Optional<PowerMeter> meter,
      long began,
      long allowance) {
    long checked = budget.nanos();
    BooleanSupplier hasTime = () -> budget.nanos() - began < allowance;
    Pace pace = Pace.of(kernel, settings.block(), hasTime);
    long paced = budget.nanos();
    OptionalLong before = kernel.fingerprint();
    long print = budget.nanos() - paced;
    Quietness quietness = new Quietness(proc, calibration);
    Optional<EnergyWatch> watch = meter.map(EnergyWatch::new);
    List<Block> blocks = new ArrayList<>();
    while (blocks.size() < wanted(subject, blocks)
        && (blocks.isEmpty()
            || budget.nanos() - began + blocks.getLast().nanoseconds() < allowance)) {
      if (!kernel.isTimedByDevice()) {
        quietness.calibrate();
      }
      blocks.add(pace.block());
      progress.measured(subject.name(), blocks.size(), wanted(subject, blocks));
    }
    long block = blocks.getFirst().nanoseconds();
    budget.couldNotEnd(checked - began + pace.firstNanos() + 2 * (print + block));
    Optional<Energy> energy = watch.flatMap(EnergyWatch::energy);
    return new Result.Measured(
        subject,
        kernel.engine(),
        held(correctness, before, kernel.fingerprint()),
        List.copyOf(blocks),
        quietness.conditions(),
        energy);
  }

  private int wanted(Subject subject, List<Block> blocks) {
    boolean isFirstLook = blocks.size() < settings.firstBlocks();
    return isFirstLook || variation(subject, blocks) <= VARIES
        ? settings.firstBlocks()
        : settings.mostBlocks();
  }

  private static double variation(Subject subject, List<Block> blocks) {
    double[] values = subject.speeds(blocks);
    return values.length < 2 ? 0 : Math.sqrt(StatUtils.variance(values)) / StatUtils.mean(values);
  }

  private static Correctness held(Correctness checked, OptionalLong before, OptionalLong after) {
    return before.equals(after)
        ? checked
        : new Correctness.Wrong(
            Double.POSITIVE_INFINITY,
            checked.tolerance(),
            "The same operands gave other results while it was measured");
  }
}
