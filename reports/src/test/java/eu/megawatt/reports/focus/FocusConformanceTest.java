package eu.megawatt.reports.focus;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.reports.TestingStatements;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.reports.focus.check.FocusCheck;
import eu.megawatt.reports.focus.check.FocusReport;
import eu.megawatt.reports.focus.check.RulesModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class FocusConformanceTest {

  @Test
  void export_ofAnyMonth_passesThePublishedModel() throws IOException {
    RulesModel model = published();
    for (int seed = 0; seed < 50; seed++) {
      assertClean(model, FocusVersion.V1_2, seed);
    }
  }

  @Test
  void export_ofAnyMonth_passesOurOwnRulesOfItsVersion() throws IOException {
    for (FocusVersion version : FocusVersion.values()) {
      RulesModel model = RulesModel.ours(version.word());
      for (int seed = 0; seed < 50; seed++) {
        assertClean(model, version, seed);
      }
    }
  }

  private static void assertClean(RulesModel model, FocusVersion version, int seed)
      throws IOException {
    byte[] csv =
        FocusFilesTest.file(FileFormat.CSV, version, TestingStatements.of(seed).statement());
    FocusReport report = FocusCheck.check(model, new ByteArrayInputStream(csv), FocusRows.CRITERIA);

    assertThat(report.failures()).as("seed %d of %s", seed, model.name()).isEmpty();
    assertThat(report.warnings()).as("seed %d of %s", seed, model.name()).isEmpty();
  }

  private static RulesModel published() throws IOException {
    Optional<Path> file = Optional.empty();
    for (Path at = Path.of("").toAbsolutePath();
        at != null && file.isEmpty();
        at = at.getParent()) {
      Path beside = at.resolveSibling("shared/data/focus/model-1.2.json");
      file = Optional.of(beside).filter(Files::isRegularFile);
    }
    Assumptions.assumeTrue(
        file.isPresent(), "no shared/data/focus/model-1.2.json beside this checkout");
    try (InputStream in = Files.newInputStream(file.orElseThrow())) {
      return RulesModel.read(in);
    }
  }
}
