package eu.megawatt.bench.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A gzipped table of commas without quotes, which is all that the shared data need. */
public final class GzippedTable {

  private GzippedTable() {}

  /**
   * The cells of each row under the header.
   *
   * @throws IOException where it cannot be read, or its header is another one
   */
  public static List<String[]> rows(Path file, String header) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      String first = lines.readLine();
      if (!header.equals(first)) {
        throw new IOException("%s begins with %s, not with %s".formatted(file, first, header));
      }
      return lines.lines().map(line -> line.split(",", -1)).toList();
    }
  }
}
