package eu.megawatt.fleet.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** What writing any document has in common: JSON in UTF-8, and files that appear whole or not. */
public final class DocumentWriter {

  /** Writes one document in JSON. */
  interface Body {
    void write(JsonGenerator out) throws IOException;
  }

  /** Writes one document. */
  public interface Bytes {
    void write(OutputStream out) throws IOException;
  }

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private static final int BUFFER = 1 << 16;

  private DocumentWriter() {}

  /** Writes JSON to a stream, which stays open: a line for each item of its lists. */
  public static void lines(OutputStream out, JsonFields.Inside inside) throws IOException {
    write(out, json -> JsonFields.document(json, inside));
  }

  /** Writes JSON to a stream, which stays open: without any white space. */
  public static void compact(OutputStream out, JsonFields.Inside inside) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      JsonFields.document(json, inside);
    }
  }

  static void write(OutputStream out, Body body) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(new LinePerItem());
      body.write(json);
    }
  }

  static void write(Path file, Body body) throws IOException {
    writeFile(file, out -> write(out, body));
  }

  /**
   * Writes a file by way of another beside it, so that its name never stands on half of it; gzipped
   * where its name ends in {@code .gz}.
   */
  public static void writeFile(Path file, Bytes body) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      writeInPlace(file, body);
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path beside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      try (FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        writeZippedOrNot(Channels.newOutputStream(channel), file, body);
        channel.force(true);
      }
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Writes to a pipe or a device, which nothing can be moved onto. */
  private static void writeInPlace(Path file, Bytes body) throws IOException {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
      writeZippedOrNot(out, file, body);
    }
  }

  private static void writeZippedOrNot(OutputStream raw, Path file, Bytes body) throws IOException {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
      GZIPOutputStream zipped = new GZIPOutputStream(raw, BUFFER);
      body.write(zipped);
      zipped.finish();
    } else {
      BufferedOutputStream buffered = new BufferedOutputStream(raw, BUFFER);
      body.write(buffered);
      buffered.flush();
    }
  }
}
