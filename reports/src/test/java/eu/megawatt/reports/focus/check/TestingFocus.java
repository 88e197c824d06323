package eu.megawatt.reports.focus.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The published model and sample beside the checkout, and short ways to check a file. */
final class TestingFocus {

  private TestingFocus() {}

  /** A file of the shared folder; the test is skipped where there is none. */
  static Path shared(String name) {
    Optional<Path> file = Optional.empty();
    for (Path at = Path.of("").toAbsolutePath();
        at != null && file.isEmpty();
        at = at.getParent()) {
      Path beside = at.resolveSibling("shared").resolve("data/focus").resolve(name);
      file = Optional.of(beside).filter(Files::isRegularFile);
    }
    Assumptions.assumeTrue(
        file.isPresent(), "no shared/data/focus/" + name + " beside this checkout");
    return file.orElseThrow();
  }

  static RulesModel published() {
    try (InputStream in = Files.newInputStream(shared("model-1.2.json"))) {
      return RulesModel.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FocusReport check(RulesModel model, String csv, Set<String> criteria) {
    try {
      return FocusCheck.check(
          model, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), criteria);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With all that a provider may support. */
  static FocusReport check(RulesModel model, TestingTable table) {
    return check(model, table.csv(), model.criteria());
  }

  /** The rules that the file breaks by itself, those that should be kept among them. */
  static Set<String> broken(FocusReport report) {
    return Stream.concat(report.failures().stream(), report.warnings().stream())
        .map(RuleResult::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
