package eu.megawatt.service.rest;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.ScenarioReader;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.ScenarioStore;
import eu.megawatt.service.store.ScenarioSummary;
import eu.megawatt.service.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Brings scenario documents in: through a file on disk, checked whole, kept as they came. Two at a
 * time. Thread-safe.
 */
public final class ScenarioUpload {

  /** Decoded bytes of the largest document. */
  static final long MOST_BYTES = 512L << 20;

  private static final int AT_ONCE = 2;
  private static final int RETRY_SECONDS = 10;

  private final DataDirectory directory;
  private final ScenarioStore store;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE);

  public ScenarioUpload(DataDirectory directory, ScenarioStore store, Clock clock) {
    this.directory = directory;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Adds a document.
   *
   * @param body decoded; stays open
   * @throws ProblemException where it is too large, or breaks its contract
   */
  public ScenarioStore.Added add(InputStream body, String mediaType) throws IOException {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.of(ProblemKind.UNAVAILABLE, "Two scenarios are being read already."),
          RETRY_SECONDS);
    }
    Path file = directory.temporaryFile("scenario");
    try {
      String sha256 = copy(body, file);
      Optional<ScenarioSummary> known = store.findByContent(sha256);
      return known.isPresent()
          ? new ScenarioStore.Added(known.get(), false)
          : store.add(summary(file, mediaType, sha256), mediaType, file);
    } finally {
      Files.delete(file);
      places.release();
    }
  }

  private ScenarioSummary summary(Path file, String mediaType, String sha256) throws IOException {
    Syntax syntax = mediaType.equals("application/yaml") ? Syntax.YAML : Syntax.JSON;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      Scenario scenario = ScenarioReader.read(in, syntax);
      return ScenarioSummary.of(
          Identifiers.next("sc", clock.instant()), clock.instant(), sha256, scenario);
    } catch (InvalidDocumentException e) {
      throw DocumentProblem.of(e).toException();
    }
  }

  /** Copies compressed, and names the content. */
  private static String copy(InputStream body, Path file) throws IOException {
    MessageDigest sha256 = Sha256.digest();
    try (OutputStream out =
        new DigestOutputStream(new GZIPOutputStream(Files.newOutputStream(file)), sha256)) {
      byte[] buffer = new byte[1 << 16];
      long left = MOST_BYTES;
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        left -= read;
        if (left < 0) {
          throw Body.tooLarge(MOST_BYTES);
        }
        out.write(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
