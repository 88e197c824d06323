package eu.megawatt.service.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands in the folder of documents: the examples of its formats, and its script. */
final class Documented {

  private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  private Documented() {}

  /** The example of a format. */
  static String example(String format) throws IOException {
    List<String> all =
        EXAMPLE
            .matcher(Files.readString(folder().resolve("formats.md")))
            .results()
            .map(it -> it.group(1))
            .filter(it -> it.contains('"' + format + '"'))
            .toList();
    return all.getFirst();
  }

  /** What {@code check_plan_2.py} returns; empty where there is no Python. */
  static Optional<Integer> script(Path scenario, Path plan)
      throws IOException, InterruptedException {
    try {
      new ProcessBuilder("python3", "-c", "").start().waitFor();
    } catch (IOException _) {
      return Optional.empty();
    }
    String script = folder().resolve("check_plan_2.py").toString();
    ProcessBuilder command =
        new ProcessBuilder("python3", "-B", script, scenario.toString(), plan.toString());
    return Optional.of(command.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor());
  }

  private static Path folder() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/formats.md"))) {
      here = Optional.ofNullable(here.getParent()).orElseThrow();
    }
    return here.resolve("docs");
  }
}
