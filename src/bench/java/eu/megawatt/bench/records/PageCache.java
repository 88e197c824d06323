package eu.megawatt.bench.records;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The pages of one file that the system keeps in memory. They are dropped through GNU dd, which
 * advises the system so and needs no rights; fincore, where it is installed, says whether that
 * helped.
 */
final class PageCache {

  private final Path file;
  private String what = "not touched";

  PageCache(Path file) {
    this.file = file;
  }

  /** Has the file's pages dropped. */
  void drop() throws InterruptedException {
    boolean isDropped =
        run(List.of("sync", file.toString())).isPresent()
            && run(List.of("dd", "if=" + file, "iflag=nocache", "count=0", "status=none"))
                .isPresent();
    String left =
        run(List.of("fincore", "--noheadings", "--bytes", "--output", "RES", file.toString()))
            .map(bytes -> ", %s bytes of the file left in it".formatted(bytes.strip()))
            .orElse("");
    what = isDropped ? "dropped for the file before each try" + left : "warm: dd could not drop it";
  }

  /** What was done, in words. */
  String what() {
    return what;
  }

  /** What a command said; empty where it could not be run or failed. */
  private static Optional<String> run(List<String> command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty(); // no such program here
    }
  }
}
