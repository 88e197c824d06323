package eu.megawatt.scheduler.pack.trace;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.scheduler.pack.Node;
import eu.megawatt.scheduler.pack.Pod;
import eu.megawatt.scheduler.pack.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Pods as a table with the columns of the openb trace: {@code name}, {@code cpu_milli}, {@code
 * memory_mib}, {@code num_gpu}, {@code gpu_milli} (of each GPU) and, where there is one, {@code
 * gpu_spec} (models, {@code |} between them). docs/formats.md says more.
 */
public final class PodTrace {

  private static final List<String> COLUMNS =
      List.of("name", "cpu_milli", "memory_mib", "num_gpu", "gpu_milli");

  private PodTrace() {}

  /**
   * Reads a file.
   *
   * @throws InvalidDocumentException with everything wrong in it
   */
  public static List<Pod> read(Path file) throws IOException {
    return TraceTable.read(file, COLUMNS, "name", PodTrace::pod);
  }

  private static Optional<Pod> pod(CsvRow row) {
    int before = row.issues().size();
    String name = row.cell("name").orElse("");
    int cpuMilli = row.whole("cpu_milli", 0, Integer.MAX_VALUE);
    int memoryMib = row.whole("memory_mib", 0, Integer.MAX_VALUE);
    int gpus = row.whole("num_gpu", 0, Node.MOST_GPUS);
    int gpuMilli = row.whole("gpu_milli", 0, Node.WHOLE_GPU);
    if (row.issues().size() == before) {
      checkGpus(row, gpus, gpuMilli);
    }
    return row.issues().size() == before
        ? Optional.of(
            new Pod(
                name,
                new Shape(
                    cpuMilli, memoryMib, gpus, gpuMilli, Set.copyOf(row.several("gpu_spec")))))
        : Optional.empty();
  }

  private static void checkGpus(CsvRow row, int gpus, int gpuMilli) {
    if (gpus == 0 && gpuMilli != 0) {
      row.add("gpu_milli", "%d of no GPU; allowed is 0".formatted(gpuMilli));
    } else if (gpus == 1 && gpuMilli == 0) {
      row.add("gpu_milli", "0 of a GPU; allowed is 1 to 1000");
    } else if (gpus > 1 && gpuMilli != Node.WHOLE_GPU) {
      row.add(
          "gpu_milli",
          "%d of each of %d GPUs; of several only whole ones are allowed, 1000"
              .formatted(gpuMilli, gpus));
    }
  }
}
