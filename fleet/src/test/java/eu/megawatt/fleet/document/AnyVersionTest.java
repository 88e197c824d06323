package eu.megawatt.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.sovereignty.Register;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A document is read as of the version that it says. */
class AnyVersionTest {

  private static final String FIRST = TestingDocuments.resource("two-sites.json");
  private static final String SECOND = TestingDocuments.resource("one-evening.json");

  @TempDir Path folder;

  @Test
  void scenario_ofEitherVersion_isReadAsSuch() throws IOException {
    assertThat(version(file("1.json", FIRST))).isEqualTo(Scenario.FORMAT);
    assertThat(version(file("2.json", SECOND))).isEqualTo(Demand.FORMAT);
  }

  @Test
  void scenario_zippedAndWithoutAName_isReadAsItSays() throws IOException {
    Path file = folder.resolve("scenario");
    Files.write(file, TestingDocuments.zipped(SECOND.getBytes(StandardCharsets.UTF_8)));

    assertThat(version(file)).isEqualTo(Demand.FORMAT);
  }

  @Test
  void scenario_whoseFormatComesLast_isReadAsItSays() throws IOException {
    String line = "\"format\": \"megawatt/scenario/2\",";
    String last = SECOND.strip().replace(line, "");
    String json = last.substring(0, last.length() - 1) + ", \"format\": \"megawatt/scenario/2\"}";

    assertThat(version(file("last.json", json))).isEqualTo(Demand.FORMAT);
    assertThat(version(file("last.yaml", json))).isEqualTo(Demand.FORMAT);
  }

  @Test
  @Timeout(60)
  void scenario_fromAPipe_isReadOnce() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assumeTrue(isMade(pipe), "There are no named pipes here.");
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Files.writeString(pipe, SECOND);
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                });

    assertThat(version(pipe)).isEqualTo(Demand.FORMAT);
    writer.join();
  }

  @Test
  void scenario_ofAnotherFormat_isRefusedByThatNameAlone() throws IOException {
    Path file = file("9.json", "{\"format\": \"megawatt/scenario/9\", \"slots\": 4}");

    assertThat(said(file))
        .containsExactly(
            "/format: \"megawatt/scenario/9\" is not a format that is read here; known:"
                + " megawatt/scenario/1, megawatt/scenario/2");
  }

  @Test
  void scenario_brokenBeforeItsFormat_saysWhatItsReaderSays() throws IOException {
    for (String broken : List.of("", "[]", "{}", "{\"name\": 1,", "{\"format\": 2}", "format: [")) {
      Path file = file("broken", broken);
      assertThat(said(file))
          .as(broken)
          .isNotEmpty()
          .isEqualTo(TestingDocuments.issues(() -> ScenarioReader.read(file)));
    }
    Path nowhere = folder.resolve("nowhere.json");
    assertThat(said(nowhere)).containsExactly("there is no file " + nowhere);
  }

  private static String version(Path file) {
    return AnyVersion.scenario(file, Register.NONE, _ -> Scenario.FORMAT, _ -> Demand.FORMAT);
  }

  private static List<String> said(Path file) {
    return TestingDocuments.issues(() -> version(file));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static boolean isMade(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
