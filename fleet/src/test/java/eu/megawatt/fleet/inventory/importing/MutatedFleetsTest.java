package eu.megawatt.fleet.inventory.importing;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.document.TestingDocuments;
import eu.megawatt.fleet.inventory.EntryKind;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.document.InventoryEdit;
import eu.megawatt.fleet.inventory.document.InventoryReader;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import eu.megawatt.fleet.inventory.document.TestingFleets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever stands in a document, it is taken and whole, or refused with reasons. */
class MutatedFleetsTest {

  private static final int ROUNDS = 1_500;

  /** Strings, numbers and words of JSON, and cells of CSV. */
  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"]*\"|-?[0-9][0-9.]*|null|(?<=,)[^,\n]*");

  private static final List<String> VALUES =
      List.of(
          "0",
          "-1",
          "1",
          "0.5",
          "1e18",
          "-1e18",
          "9223372036854775807",
          "9223372036854775808",
          "1e999",
          "null",
          "true",
          "\"\"",
          "\" \"",
          "\"x\"",
          "[]",
          "{}",
          "[1]",
          "[[]]",
          "{\"value\": 3}",
          "\"9999-12-31T23:59:59Z\"",
          "\"1970-01-01T00:00:00Z\"",
          "2147483648",
          "65536",
          "\"\\u0000\"",
          "\"lund/grid\"",
          "\"n1\"",
          "\"GPU-11\"");

  private static final Inventory FLEET = TestingFleets.twoHalls();

  @Test
  void document_mutated_isWholeOrRefused() {
    int refused =
        mutate(
            TestingFleets.resource("two-halls.json"),
            text -> InventoryReader.read(TestingDocuments.stream(text), Syntax.JSON));
    assertThat(refused).isBetween(ROUNDS / 2, ROUNDS - 1);
  }

  @Test
  void netbox_mutated_isWholeOrRefused() {
    int refused =
        mutate(
            TestingDocuments.resource("/eu/megawatt/fleet/inventory/importing/netbox.json"),
            text -> NetBoxImport.read(TestingDocuments.stream(text), FLEET).inventory());
    assertThat(refused).isBetween(ROUNDS / 20, ROUNDS - 1);
  }

  @Test
  void csv_mutated_isWholeOrRefused() {
    int refused =
        mutate(
            TestingDocuments.resource("/eu/megawatt/fleet/inventory/importing/nodes.csv"),
            text -> {
              try {
                return CsvImport.read(TestingDocuments.stream(text), FLEET).inventory();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(refused).isBetween(ROUNDS / 2, ROUNDS - 1);
  }

  @Test
  void entry_mutated_isWholeOrRefused() {
    String node =
        "{\"id\": \"n1\", \"rack\": \"r1\", \"gpuModel\": \"H100\", \"gpuCount\": 8, \"gpuUuids\":"
            + " [\"GPU-11\"], \"ratedW\": 10200, \"baseW\": 1900, \"aliases\": [\"n1.lund\"],"
            + " \"inServiceFrom\": null, \"retiredAt\": \"2029-06-01T00:00:00Z\"}";
    int refused =
        mutate(
            node,
            text ->
                InventoryEdit.put(
                    FLEET, EntryKind.NODE, "n1", TestingDocuments.stream(text), Syntax.JSON));
    assertThat(refused).isBetween(ROUNDS / 2, ROUNDS - 1);
  }

  /** Reads a document with one to three of its values replaced, many times; how many it refused. */
  private static int mutate(String good, Read read) {
    SplittableRandom chance = new SplittableRandom(22);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String text = good;
      for (int i = chance.nextInt(3); i >= 0; i--) {
        text = replaced(text, chance);
      }
      try {
        assertThat(InventoryWriter.check(read.apply(text))).as(text).isEmpty();
      } catch (InvalidDocumentException e) {
        assertThat(e.issues()).isNotEmpty();
        refused++;
      }
    }
    return refused;
  }

  /** Reads a text. */
  private interface Read {
    Inventory apply(String text);
  }

  private static String replaced(String text, SplittableRandom chance) {
    List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
    MatchResult token = tokens.get(chance.nextInt(tokens.size()));
    String by = VALUES.get(chance.nextInt(VALUES.size()));
    return text.substring(0, token.start()) + by + text.substring(token.end());
  }
}
