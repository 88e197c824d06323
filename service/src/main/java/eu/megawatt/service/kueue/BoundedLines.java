package eu.megawatt.service.kueue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a stream, none of them longer than any object that Kubernetes keeps. */
final class BoundedLines implements AutoCloseable {

  /** Etcd keeps 1.5 MiB; escaped that may be more. */
  private static final int LONGEST = 8 << 20;

  private final InputStream in;

  BoundedLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /**
   * The next line; empty at the end.
   *
   * @throws IOException where the stream breaks off, or a line is too long
   */
  Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      if (octet == '\n') {
        return Optional.of(line.toByteArray());
      }
      if (line.size() == LONGEST) {
        throw new IOException("A line is longer than %d MiB".formatted(LONGEST >> 20));
      }
      line.write(octet);
    }
    return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
  }

  /** What a line says; one that is not JSON says nothing. */
  static JsonNode json(byte[] line) {
    try {
      return Calls.MAPPER.readTree(line);
    } catch (IOException _) {
      return Calls.MAPPER.missingNode();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
