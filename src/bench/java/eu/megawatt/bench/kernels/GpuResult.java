package eu.megawatt.bench.kernels;

import eu.megawatt.bench.record.Machine;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What {@code bench gpu} found.
 *
 * @param gpu what the GPU, its driver and libraries say of themselves
 * @param peer PyTorch's version and that of its CUDA
 * @param left cases that were not compared, each with why
 */
public record GpuResult(
    String format,
    Instant at,
    String commit,
    Machine machine,
    String model,
    SortedMap<String, String> gpu,
    String peer,
    List<Row> rows,
    List<String> left) {

  static final String FORMAT = "megawatt-bench-gpu/1";

  /**
   * A kernel beside PyTorch's.
   *
   * @param engine what did ours
   * @param speed both, in its {@code java} ours; its goal is 0 where none was set
   */
  public record Row(String engine, KernelsResult.Row speed) {}
}
