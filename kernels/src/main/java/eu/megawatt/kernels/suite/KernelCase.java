package eu.megawatt.kernels.suite;

/** A kernel at one precision and size: what is compared with itself on other nodes and days. */
public record KernelCase(Kernel kernel, Precision precision, Shape shape) {

  /** Its name, as profiles and verdicts have it, like {@code gemm-bf16-4096x4096x4096}. */
  public String name() {
    return kernel.word() + '-' + precision.word() + '-' + shape.text();
  }

  /** The work of one repetition. */
  public Work work() {
    return shape.work(precision.bytes());
  }

  /** What its speed is said in. */
  public Measure measure() {
    return kernel.measure();
  }
}
