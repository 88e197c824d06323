package eu.megawatt.service.rest;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipException;

/**
 * The document in a request about the fleet, up to 64 MiB decoded: five times the largest known.
 */
final class FleetBody {

  private static final int MOST_BYTES = 64 << 20;
  private static final String JSON = "application/json";
  private static final String YAML = "application/yaml";
  private static final String CSV = "text/csv";

  private final byte[] bytes;
  private final Syntax syntax;

  private FleetBody(byte[] bytes, Syntax syntax) {
    this.bytes = bytes;
    this.syntax = syntax;
  }

  /**
   * Reads a document.
   *
   * @throws ProblemException 415, 413 or 400 where there is none to be read
   */
  static FleetBody document(ServerRequest request) throws IOException {
    return document(request, MOST_BYTES);
  }

  /**
   * Reads a document of another size.
   *
   * @param most bytes, decoded
   * @throws ProblemException 415, 413 or 400 where there is none to be read
   */
  static FleetBody document(ServerRequest request, int most) throws IOException {
    String mediaType = Body.requireMediaType(request, List.of(JSON, YAML));
    return new FleetBody(bytes(request, most), mediaType.equals(YAML) ? Syntax.YAML : Syntax.JSON);
  }

  /** Reads a table. */
  static FleetBody csv(ServerRequest request) throws IOException {
    Body.requireMediaType(request, List.of(CSV));
    return new FleetBody(bytes(request, MOST_BYTES), Syntax.JSON);
  }

  /** Reads an export. */
  static FleetBody json(ServerRequest request) throws IOException {
    Body.requireMediaType(request, List.of(JSON));
    return new FleetBody(bytes(request, MOST_BYTES), Syntax.JSON);
  }

  private static byte[] bytes(ServerRequest request, int most) throws IOException {
    if (request.headers().contentLength().orElse(0) > most) {
      throw Body.tooLarge(most);
    }
    try (InputStream in = request.content().inputStream()) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw Body.tooLarge(most);
      }
      return bytes;
    } catch (ZipException | EOFException e) {
      throw Problem.of(
              ProblemKind.BAD_REQUEST, "The body is not whole or not gzip: " + e.getMessage())
          .toException();
    }
  }

  InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  Syntax syntax() {
    return syntax;
  }
}
