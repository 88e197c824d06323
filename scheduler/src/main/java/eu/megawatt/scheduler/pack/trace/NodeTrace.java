package eu.megawatt.scheduler.pack.trace;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.scheduler.pack.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Nodes as a table with the columns of the openb trace: {@code sn}, {@code cpu_milli}, {@code
 * memory_mib}, {@code gpu} (how many) and {@code model}. docs/formats.md says more.
 */
public final class NodeTrace {

  private static final List<String> COLUMNS =
      List.of("sn", "cpu_milli", "memory_mib", "gpu", "model");

  private NodeTrace() {}

  /**
   * Reads a file.
   *
   * @throws InvalidDocumentException with everything wrong in it
   */
  public static List<Node> read(Path file) throws IOException {
    return TraceTable.read(file, COLUMNS, "sn", NodeTrace::node);
  }

  private static Optional<Node> node(CsvRow row) {
    int before = row.issues().size();
    int gpus = row.whole("gpu", 0, Node.MOST_GPUS);
    Node node =
        new Node(
            row.cell("sn").orElse(""),
            row.whole("cpu_milli", 0, Integer.MAX_VALUE),
            row.whole("memory_mib", 0, Integer.MAX_VALUE),
            gpus == 0 ? row.cell("model").orElse("") : row.required("model"),
            gpus);
    return row.issues().size() == before ? Optional.of(node) : Optional.empty();
  }
}
