package eu.megawatt.reports.file;

import com.fasterxml.jackson.core.JsonGenerator;
import eu.megawatt.fleet.document.DocumentWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * What an export consists of, and of what state of the books it is: so that anybody can prove that
 * a file is the one that was handed over. The same export has the same manifest, to the byte.
 *
 * @param files by name; at most {@value #FILES}
 */
public record Manifest(Facts facts, List<ManifestFile> files) {

  /** The most files of an export. */
  public static final int FILES = 10_000;

  /** As its file is called, beside the files that it lists. */
  public static final String NAME = "manifest.json";

  static final int VERSION = 1;

  public Manifest {
    files = files.stream().sorted(Comparator.comparing(ManifestFile::name)).toList();
    if (files.size() > FILES) {
      throw new IllegalArgumentException(
          "files has %d; allowed is %d. Maybe one manifest for each period."
              .formatted(files.size(), FILES));
    }
    refuseTwice(files);
  }

  private static void refuseTwice(List<ManifestFile> files) {
    List<String> twice =
        files.stream()
            .collect(Collectors.groupingBy(ManifestFile::name, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(e -> e.getValue() > 1)
            .map(e -> e.getKey())
            .sorted()
            .toList();
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException(
          "files has %s more than once; a name stands for one".formatted(twice));
    }
  }

  /** Canonical JSON (RFC 8785): sorted keys, no white space. */
  public byte[] json() throws IOException {
    String json = FactsJson.text(this::write);
    return new JsonCanonicalizer(json.getBytes(StandardCharsets.UTF_8)).getEncodedUTF8();
  }

  /** Writes {@link #NAME} into a folder, whole or not at all. */
  public Path write(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    byte[] json = json();
    DocumentWriter.writeFile(file, out -> out.write(json));
    return file;
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("manifestVersion", VERSION);
    json.writeFieldName("facts");
    FactsJson.facts(json, facts);
    json.writeArrayFieldStart("files");
    for (ManifestFile file : files) {
      write(json, file);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, ManifestFile file) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", file.name());
    json.writeStringField("format", file.format().word());
    json.writeNumberField("bytes", file.bytes());
    json.writeStringField("sha256", file.sha256());
    json.writeArrayFieldStart("tables");
    for (WrittenTable table : file.tables()) {
      json.writeStartObject();
      json.writeStringField("name", table.name());
      json.writeStringField("schema", table.schema());
      json.writeStringField("schemaVersion", table.schemaVersion());
      json.writeNumberField("rowCount", table.rows());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
