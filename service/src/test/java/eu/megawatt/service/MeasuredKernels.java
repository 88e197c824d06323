package eu.megawatt.service;

import eu.megawatt.kernels.sample.Conditions;
import eu.megawatt.kernels.sample.Energy;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.Subject;
import eu.megawatt.kernels.suite.Block;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import eu.megawatt.kernels.suite.TinyModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a node's agent brings of the kernels that predictions are made of, at speeds in SI. */
final class MeasuredKernels {

  static final KernelCase GEMM =
      new KernelCase(Kernel.GEMM, Precision.BF16, new Shape.Product(512, 512, 512));
  static final KernelCase GEMV =
      new KernelCase(Kernel.GEMV, Precision.BF16, new Shape.Product(4096, 1, 1024));
  static final KernelCase PREFILL =
      new KernelCase(Kernel.ATTENTION_PREFILL, Precision.BF16, new Shape.Prefill(1, 8, 512, 64));
  static final KernelCase DECODE =
      new KernelCase(Kernel.ATTENTION_DECODE, Precision.BF16, new Shape.Decode(1, 8, 8, 512, 64));
  static final KernelCase LAUNCH =
      new KernelCase(Kernel.LAUNCH, Precision.FP32, new Shape.Calls(1000));
  static final KernelCase LOOP =
      new KernelCase(
          Kernel.LLM_DECODE, Precision.BF16, new Shape.Tokens(TinyModel.OF_THE_SUITE, 512, 16));

  private static final double NANOS = 1e9;

  private MeasuredKernels() {}

  /** Right and quiet, one block for each speed. */
  static Result at(KernelCase which, String engine, List<Double> perSecond, double watts) {
    List<Block> blocks = new ArrayList<>();
    long nanoseconds = 0;
    for (double speed : perSecond) {
      long repetitions = Math.max(1, (long) (speed / done(which)));
      long its = Math.round(repetitions * done(which) / speed * NANOS);
      blocks.add(new Block(repetitions, its));
      nanoseconds += its;
    }
    Optional<Energy> energy =
        watts == 0
            ? Optional.empty()
            : Optional.of(
                new Energy(
                    Math.round(watts * nanoseconds / 1e6), nanoseconds, "nvml", "GPU-1", true));
    return new Result.Measured(
        Subject.of(which),
        engine,
        new Correctness.Right(1e-7, 1e-5),
        blocks,
        Conditions.NONE,
        energy);
  }

  /** All that a node's prediction needs but the loop, with steady speeds and these of GEMV. */
  static Result[] all(List<Double> gemv, double watts) {
    return new Result[] {
      at(GEMM, "library", steady(400e12), watts),
      at(GEMV, "library", gemv, watts),
      at(PREFILL, "ours", steady(200e12), watts),
      at(DECODE, "ours", steady(2e12), watts),
      at(LAUNCH, "driver", steady(2.5e5), watts)
    };
  }

  static List<Double> steady(double speed) {
    return Collections.nCopies(10, speed);
  }

  /** What one repetition does, in what its speed counts. */
  private static double done(KernelCase which) {
    return switch (which.measure()) {
      case TERAFLOPS -> which.work().flop();
      case GIGABYTES -> which.work().bytes();
      case TOKENS, READS, MEGALOOKUPS, MICROSECONDS, NANOSECONDS -> which.work().items();
    };
  }
}
