package eu.megawatt.fleet.document;

import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** Documents that tests read, and what is said of them. */
public final class TestingDocuments {

  private TestingDocuments() {}

  /** A resource beside this class. */
  public static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(TestingDocuments.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The root of the repository, wherever the tests run from. */
  public static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("docs/formats.md"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no docs/formats.md above here");
    }
    return folder;
  }

  /** A file of the shared folder beside the checkout; empty where there is none. */
  public static Optional<Path> shared(String name) {
    Path root = repository();
    return Optional.of(root.resolveSibling("shared").resolve(name)).filter(Files::isRegularFile);
  }

  public static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] zipped(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Scenario scenario(String json) {
    return ScenarioReader.read(stream(json), "test.json");
  }

  /** The scenario written and read again. */
  static Scenario roundTrip(Scenario scenario) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ScenarioWriter.write(scenario, out);
    return ScenarioReader.read(new ByteArrayInputStream(out.toByteArray()), Syntax.JSON);
  }

  /** The plan written and read again. */
  static Plan roundTrip(Plan plan) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlanWriter.write(plan, out);
    return PlanReader.read(new ByteArrayInputStream(out.toByteArray()), Syntax.JSON);
  }

  /** What is wrong with a document, a line each; none where nothing is. */
  public static List<String> issues(Supplier<?> reading) {
    try {
      var _ = reading.get();
      return List.of();
    } catch (InvalidDocumentException e) {
      return e.issues().stream().map(Issue::toString).toList();
    }
  }
}
