package eu.megawatt.planner.example;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Syntax;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A document beside these classes, in JSON. */
record ExampleFile(String name) {

  /** Reads a stream, which stays open. */
  interface Reader<T> {
    T read(InputStream in, Syntax syntax);
  }

  /** Its text. */
  byte[] bytes() {
    try (InputStream in = requireNonNull(ExampleFile.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it says. */
  <T> T read(Reader<T> reader) {
    return reader.read(new ByteArrayInputStream(bytes()), Syntax.JSON);
  }
}
