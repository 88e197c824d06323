package eu.megawatt.service.demo;

import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import java.util.List;

/**
 * What simulated devices are measured in. Values are made up, about as large as such devices reach.
 *
 * @param value of the oldest device, in the unit of the kernel
 * @param isOfMemory whether faster memory makes it faster, else more computing does
 * @param powerShare of the device's rated power that it draws; 0 where the meter cannot tell
 */
record MeasuredKernel(KernelCase which, double value, boolean isOfMemory, double powerShare) {

  private static final int ARRAY = 268_435_456;

  static final List<MeasuredKernel> ALL =
      List.of(
          compute(Kernel.GEMM, Precision.BF16, new Shape.Product(4096, 4096, 4096), 640, 0.97),
          compute(Kernel.GEMM, Precision.FP8, new Shape.Product(4096, 4096, 4096), 1_060, 0.93),
          compute(
              Kernel.ATTENTION_PREFILL,
              Precision.BF16,
              new Shape.Prefill(1, 32, 4096, 128),
              430,
              0.86),
          memory(
              Kernel.ATTENTION_DECODE,
              Precision.BF16,
              new Shape.Decode(16, 32, 8, 4096, 128),
              2_350,
              0.68),
          memory(Kernel.GEMV, Precision.BF16, new Shape.Product(32_768, 1, 8192), 2_600, 0.66),
          memory(Kernel.COPY, Precision.FP32, new Shape.Arrays(ARRAY, 2, 0), 2_780, 0.71),
          memory(Kernel.POINTER_CHASE, Precision.FP32, new Shape.Chase(ARRAY, 1 << 17), 620, 0.3),
          memory(Kernel.HOST_TO_DEVICE, Precision.INT8, new Shape.Transfer(ARRAY, false), 54, 0));

  private static MeasuredKernel compute(
      Kernel kernel, Precision precision, Shape shape, double value, double powerShare) {
    return new MeasuredKernel(new KernelCase(kernel, precision, shape), value, false, powerShare);
  }

  private static MeasuredKernel memory(
      Kernel kernel, Precision precision, Shape shape, double value, double powerShare) {
    return new MeasuredKernel(new KernelCase(kernel, precision, shape), value, true, powerShare);
  }

  String name() {
    return which.name();
  }

  boolean moreIsBetter() {
    return which.measure().moreIsBetter();
  }

  /** How long a repetition takes at a speed in the unit of the kernel. */
  double nanosecondsAt(double speed) {
    double inASecond = which.measure().of(which.work(), 1, 1_000_000_000);
    double nanoseconds = moreIsBetter() ? inASecond / speed : speed / inASecond;
    return nanoseconds * 1e9;
  }
}
