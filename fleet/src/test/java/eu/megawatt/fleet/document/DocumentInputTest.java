package eu.megawatt.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.scenario.Scenario;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes that are no document, too much of one, or one in an envelope. */
class DocumentInputTest {

  private static final long TWO_GIB = 2L << 30;

  private static final String GOOD = TestingDocuments.resource("two-sites.json");

  @TempDir private Path folder;

  @Test
  void read_zipped_isRecognisedByItsBytes() throws IOException {
    Path file = Files.write(folder.resolve("scenario.json"), TestingDocuments.zipped(bytes(GOOD)));
    assertThat(ScenarioReader.read(file)).isEqualTo(TestingDocuments.scenario(GOOD));
    Path plain = Files.writeString(folder.resolve("plain.json.gz"), GOOD);
    assertThat(ScenarioReader.read(plain)).isEqualTo(TestingDocuments.scenario(GOOD));
  }

  @Test
  void read_zippedYaml_isRecognisedByName() throws IOException {
    byte[] yaml = bytes(TestingDocuments.resource("two-sites.yaml"));
    Path file = Files.write(folder.resolve("scenario.yaml.gz"), TestingDocuments.zipped(yaml));
    Scenario scenario = ScenarioReader.read(file);
    assertThat(scenario).isEqualTo(TestingDocuments.scenario(GOOD));
  }

  @Test
  void read_zipCutOff_saysSo() {
    byte[] zipped = TestingDocuments.zipped(bytes(GOOD));
    for (int length : new int[] {5, 200, zipped.length - 20, zipped.length - 1}) {
      assertThat(said(Arrays.copyOf(zipped, length)))
          .as("first %d bytes", length)
          .containsExactly("the gzip stream ends early: the file is cut off");
    }
  }

  @Test
  void read_zipDamaged_saysSo() {
    byte[] zipped = TestingDocuments.zipped(bytes(GOOD));
    zipped[zipped.length - 6] ^= 1;
    assertThat(said(zipped)).containsExactly("the gzip stream is damaged: Corrupt GZIP trailer");
  }

  @Test
  void read_otherEncodings_areRefused() {
    assertThat(said(("\ufeff" + GOOD).getBytes(StandardCharsets.UTF_8)))
        .containsExactly(
            "the document starts with a byte order mark. Save it as UTF-8 without one");
    assertThat(said(GOOD.getBytes(StandardCharsets.UTF_16)))
        .containsExactly("the document is not UTF-8 text");
    assertThat(said(GOOD.getBytes(StandardCharsets.UTF_16LE)))
        .containsExactly("the document is not UTF-8 text");
    byte[] latin = GOOD.replace("two sites", "zw\u00f6lf").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(said(latin)).containsExactly("the document is not UTF-8 text at line 3, column 15");
    assertThat(TestingDocuments.issues(() -> read(new ByteArrayInputStream(latin), Syntax.YAML)))
        .containsExactly("the document is not UTF-8 text");
  }

  @ParameterizedTest
  @EnumSource
  void read_twoGibOfSpaces_isRefusedEarly(Syntax syntax) {
    EndlessInput spaces = new EndlessInput("", ' ', TWO_GIB);
    assertThat(TestingDocuments.issues(() -> read(spaces, syntax)))
        .containsExactly("more than 1 MiB of white space in a row; a document has no use for that");
    assertThat(spaces.given()).isLessThan(4L << 20);
  }

  @ParameterizedTest
  @EnumSource
  void read_twoGibOfSpacesInside_isRefusedEarly(Syntax syntax) {
    EndlessInput spaces = new EndlessInput("{\"format\":", ' ', TWO_GIB);
    assertThat(TestingDocuments.issues(() -> read(spaces, syntax)))
        .containsExactly("more than 1 MiB of white space in a row; a document has no use for that");
    assertThat(spaces.given()).isLessThan(4L << 20);
  }

  @Test
  void read_twoGibOfSpacesZipped_isRefusedEarly() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      new EndlessInput("", ' ', 64 << 20).transferTo(zip);
    }
    assertThat(said(zipped.toByteArray()))
        .containsExactly("more than 1 MiB of white space in a row; a document has no use for that");
  }

  @Test
  void read_endlessNumbers_areCountedNotKept() {
    EndlessInput zeros = new EndlessInput("{\"jobs\":[{\"load\":[0,0,", "0,", 10L << 20);
    assertThat(TestingDocuments.issues(() -> read(zeros, Syntax.JSON)))
        .containsExactly("the document ends in the middle at line 1, column 10485783");
  }

  @Test
  void guard_moreThanTheBound_isRefused() {
    InputStream guarded = new GuardedInputStream(new EndlessInput("", 'x', 5 << 20), 4 << 20);
    assertThatThrownBy(guarded::readAllBytes)
        .hasMessage("the document is larger than 4 MiB, the most that is read");
  }

  @Test
  void read_longString_isRefused() {
    assertThat(said(bytes(GOOD.replace("two sites", "x".repeat(2 << 20)))))
        .containsExactly("a string of more than 1048576 characters or a number of more than 1000");
    assertThat(said(bytes(GOOD.replace("900", "9".repeat(1_500)))))
        .containsExactly("a string of more than 1048576 characters or a number of more than 1000");
  }

  @Test
  void read_nestedWithoutEnd_isBounded() {
    assertThat(said(bytes("{\"jobs\": " + "[".repeat(1_000_000))))
        .containsExactly(
            "/jobs/0: an array is not a job object", "/jobs/0: nested more than 32 levels deep");
  }

  @Test
  void read_noFile_saysSo() {
    Path none = folder.resolve("none.json");
    assertThat(TestingDocuments.issues(() -> ScenarioReader.read(none)))
        .containsExactly("there is no file " + none);
    assertThat(TestingDocuments.issues(() -> PlanReader.read(folder)))
        .containsExactly(folder + " is a directory, not a document");
  }

  private static List<String> said(byte[] document) {
    return TestingDocuments.issues(() -> read(new ByteArrayInputStream(document), Syntax.JSON));
  }

  private static Scenario read(InputStream in, Syntax syntax) {
    return ScenarioReader.read(in, syntax);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
