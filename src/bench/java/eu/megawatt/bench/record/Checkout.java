package eu.megawatt.bench.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that the benchmarks run in. */
public final class Checkout {

  private static final String MARK = "src/bench/pom.xml";

  private Checkout() {}

  /** Its top folder, found from the working directory upwards. */
  public static Path root() {
    Path start = Path.of(System.getProperty("megawatt.home", "")).toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(MARK))) {
        return folder;
      }
    }
    throw new IllegalStateException("This is not run inside a checkout: no " + MARK + " above");
  }

  /** Where results are kept. */
  public static Path results() {
    return root().resolve("src/bench/results");
  }

  /** Where results go that are not to be kept. */
  public static Path scratch() {
    return root().resolve("src/bench/target/results");
  }

  /** The folder that other projects share with us, beside the checkout; it need not be there. */
  public static Path shared() {
    return root().resolve("../shared").normalize();
  }

  /** The commit, with a plus sign where files differ from it; {@code unknown} without git. */
  public static String commit() throws InterruptedException {
    try {
      String commit = git("rev-parse", "--short=12", "HEAD").strip();
      boolean clean = git("status", "--porcelain", "--untracked-files=no").isBlank();
      return commit.isEmpty() ? "unknown" : clean ? commit : commit + "+";
    } catch (IOException _) {
      return "unknown"; // no git here
    }
  }

  private static String git(String... words) throws IOException, InterruptedException {
    String[] command = new String[words.length + 1];
    command[0] = "git";
    System.arraycopy(words, 0, command, 1, words.length);
    Process process =
        new ProcessBuilder(command)
            .directory(root().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? answer : "";
  }
}
