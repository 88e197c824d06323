package eu.megawatt.reports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.megawatt.fleet.document.Issue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

  @TempDir Path folder;

  @Test
  void write_anExport_statesWhatAnybodyCanCount() throws Exception {
    Path manifest = export();
    JsonNode root = new ObjectMapper().readTree(manifest.toFile());

    assertThat(root.path("facts").path("period").path("ledgerSha256").asText())
        .isEqualTo("ab".repeat(32));
    assertThat(root.path("files")).hasSize(FileFormat.values().length + 1);
    for (JsonNode file : root.path("files")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(file.path("name").asText()));
      assertThat(file.path("bytes").asInt()).isEqualTo(bytes.length);
      assertThat(file.path("sha256").asText())
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
      assertThat(file.path("tables").get(0).path("rowCount").asInt())
          .isEqualTo(RandomTable.of(5).cells().size());
      assertThat(file.path("tables").get(0).path("schemaVersion").asText()).isEqualTo("1");
    }
  }

  @Test
  void write_anExportTwice_isTheSameToTheByte() throws IOException {
    byte[] first = Files.readAllBytes(export());

    assertThat(Files.readAllBytes(export())).isEqualTo(first);
  }

  @Test
  void json_ofAManifest_hasItsKeysInOrderAndNoWhiteSpace() throws IOException {
    Manifest manifest =
        new Manifest(
            Made.FACTS,
            List.of(
                new ManifestFile("b.csv", FileFormat.CSV, 3, "00", List.of()),
                new ManifestFile(
                    "a.json",
                    FileFormat.JSON,
                    2,
                    "ff",
                    List.of(new WrittenTable("t", "costs", "2", 7)))));

    assertThat(new String(manifest.json(), StandardCharsets.UTF_8))
        .startsWith("{\"facts\":{\"currency\":\"EUR\",\"filters\":{")
        .endsWith(
            """
            "files":[{"bytes":2,"format":"json","name":"a.json","sha256":"ff","tables":[{"name":"t","rowCount":7,"schema":"costs","schemaVersion":"2"}]},{"bytes":3,"format":"csv","name":"b.csv","sha256":"00","tables":[]}],"manifestVersion":1}""");
  }

  @Test
  void verify_filesAsTheyWere_findsNothing() throws IOException {
    assertThat(ManifestCheck.verify(export())).isEmpty();
  }

  @Test
  void verify_anyByteOfAnyFileChanged_namesTheFile() throws IOException {
    Path manifest = export();
    for (FileFormat format : FileFormat.values()) {
      Path file = folder.resolve(format.word() + "." + format.extension());
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);

      assertThat(ManifestCheck.verify(manifest))
          .as(format.word())
          .singleElement()
          .extracting(Issue::message)
          .asString()
          .contains("(" + file.getFileName() + ")")
          .contains("Maybe it was opened and saved.");

      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
  }

  @Test
  void verify_fileThatIsGoneAndNamesThatLeaveTheFolder_areToldTogether() throws IOException {
    Path manifest = folder.resolve("manifest.json");
    Files.writeString(
        manifest,
        """
        {"manifestVersion":1,"files":[{"name":"gone.csv","bytes":1,"sha256":""},
        {"name":"../../etc/passwd","bytes":1,"sha256":""},{"bytes":1}]}""");

    assertThat(ManifestCheck.verify(manifest))
        .extracting(Issue::toString)
        .containsExactly(
            "/files/0: (gone.csv) is missing",
            "/files/1: (../../etc/passwd) is no name of a file in the manifest's folder",
            "/files/2: () is no name of a file in the manifest's folder");
  }

  @Test
  void verify_somethingElse_saysThatItIsNoManifest() throws IOException {
    Path other = Files.writeString(folder.resolve("x.json"), "[1]");

    assertThat(ManifestCheck.verify(other))
        .singleElement()
        .extracting(Issue::pointer)
        .isEqualTo("/manifestVersion");
  }

  @Test
  void files_twiceUnderAName_isRefused() {
    ManifestFile file = new ManifestFile("a.csv", FileFormat.CSV, 3, "00", List.of());

    assertThatThrownBy(() -> new Manifest(Made.FACTS, List.of(file, file)))
        .hasMessageContaining("[a.csv] more than once");
    assertThatThrownBy(() -> new ManifestFile("../a", FileFormat.CSV, 3, "00", List.of()))
        .hasMessageContaining("(../a)");
  }

  @Test
  void writeFile_rowsThatStop_leavesNoFile() throws IOException {
    Path file = folder.resolve("half.csv");

    assertThatThrownBy(
            () ->
                TableFiles.writeFile(
                    file,
                    FileFormat.CSV,
                    RandomTable.of(5).schema(),
                    Made.FACTS,
                    _ -> {
                      throw new IllegalStateException("The ledger went away");
                    }))
        .hasMessage("The ledger went away");
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void writeFile_nameOfAZip_isRefused() {
    RandomTable table = RandomTable.of(5);

    assertThatThrownBy(
            () ->
                TableFiles.writeFile(
                    folder.resolve("a.csv.GZ"),
                    FileFormat.CSV,
                    table.schema(),
                    Made.FACTS,
                    table.rows()))
        .hasMessageContaining("(a.csv.GZ)");
  }

  private Path export() throws IOException {
    RandomTable table = RandomTable.of(5);
    List<ManifestFile> files = new ArrayList<>();
    for (FileFormat format : FileFormat.values()) {
      files.add(
          TableFiles.writeFile(
              folder.resolve(format.word() + "." + format.extension()),
              format,
              table.schema(),
              Made.FACTS,
              table.rows()));
    }
    files.add(
        XlsxBook.writeFile(
            folder.resolve("book.xlsx"),
            Made.FACTS,
            book -> book.table("data", table.schema(), table.rows())));
    return new Manifest(Made.FACTS, files).write(folder);
  }
}
