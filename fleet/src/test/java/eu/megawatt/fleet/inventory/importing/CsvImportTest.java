package eu.megawatt.fleet.inventory.importing;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.document.TestingDocuments;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryChange;
import eu.megawatt.fleet.inventory.document.TestingFleets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvImportTest {

  private static final String GOOD =
      TestingDocuments.resource("/eu/megawatt/fleet/inventory/importing/nodes.csv");
  private static final Inventory FLEET = TestingFleets.twoHalls();

  @Test
  void read_good_addsAndChangesAndRetiresNothing() {
    assertThat(InventoryChange.between(FLEET, read(GOOD)).lines())
        .containsExactly(
            "added    hall lund/h2",
            "added    rack r4",
            "added    rack r5",
            "added    node n4",
            "added    node n5",
            "added    node n6",
            "changed  node n2: baseW 1900 -> 2000, gpuUuids not set -> GPU-21, GPU-22");
  }

  @Test
  void read_good_hasListsQuotesAndFreePlaces() {
    Inventory fleet = read(GOOD);
    assertThat(fleet.node("n4").aliases()).containsExactly("n4.lund", "node, the fourth");
    assertThat(fleet.rack("r4").domains()).containsExactly("lund/pdu-a", "lund/pdu-b");
    assertThat(fleet.rack("r4").position()).isZero();
    assertThat(fleet.rack("r5").position()).isEqualTo(1);
    assertThat(fleet.siteOf(fleet.node("n6")).id()).isEqualTo("lund");
  }

  @Test
  void read_emptyCell_takesAwayAndMissingColumnKeeps() {
    String table = GOOD.replace("inServiceFrom", "retiredAt").replace("2026-06-01T00:00:00Z", "");
    assertThat(InventoryChange.between(FLEET, read(table)).lines())
        .contains(
            "changed  node n2: baseW 1900 -> 2000, retiredAt 2029-06-01T00:00:00Z -> not set,"
                + " gpuUuids not set -> GPU-21, GPU-22");
  }

  @Test
  void read_columnOfNvlinkDomains_namesThemAndAnEmptyCellTakesThemAway() throws IOException {
    String named =
        GOOD.replace(",inServiceFrom\n", ",nvlinkDomain\n")
            .replace("2026-06-01T00:00:00Z", "nvl-1");
    Inventory once = read(named);
    assertThat(once.node("n2").nvlinkDomain()).contains("nvl-1");
    assertThat(once.node("n4").nvlinkDomain()).isEmpty();
    assertThat(CsvImport.read(TestingDocuments.stream(GOOD), once).inventory().node("n2"))
        .as("without the column it stays")
        .matches(it -> it.nvlinkDomain().equals(Optional.of("nvl-1")));
    Inventory after =
        CsvImport.read(TestingDocuments.stream(named.replace("nvl-1", "")), once).inventory();
    assertThat(after.node("n2").nvlinkDomain()).isEmpty();
  }

  @Test
  void read_fromASpreadsheet_isTheSame() {
    String spreadsheet = "\ufeff" + GOOD.replace("\n", "\r\n") + "\r\n";
    assertThat(read(spreadsheet)).isEqualTo(read(GOOD));
    String semicolons =
        GOOD.replace("\"n4.lund|node, the fourth\"", "@")
            .replace(",", ";")
            .replace("@", "\"n4.lund|node, the fourth\"");
    assertThat(read(semicolons)).isEqualTo(read(GOOD));
  }

  @Test
  void read_quotedLineBreak_countsItsLines() {
    String broken = GOOD.replace("node, the fourth", "two\nlines").replace("MI300X", "MI300");
    assertThat(said(broken))
        .containsExactly(
            "/3/aliases/1: \"two\\u000alines\" has a character that does not belong in one line",
            "/6/gpuModel: \"MI300\" is not a GPU model; known: H100, MI300X. Maybe \"MI300X\"?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "gpuCount,ratedW @ gpus,ratedW @ /1/gpus: \"gpus\" is not a column; known: id, rack, hall,"
            + " site, gpuModel, gpuCount, ratedW, baseW and 8 more"
            + " @ /1/gpuCount: the column \"gpuCount\" is missing",
        "gpuCount,ratedW @ gpuCount,gpuCount @ /1/gpuCount: the column \"gpuCount\" stands here"
            + " twice @ /1/ratedW: the column \"ratedW\" is missing",
        "H100,8,10200 @ H100,eight,10.2 @ /2/gpuCount: \"eight\" is not a whole number without a"
            + " unit or separators @ /2/ratedW: \"10.2\" is not a whole number without a unit or"
            + " separators",
        "lund,H100,8 @ lyon,H100,8 @ /2/site: hall \"lund/h1\" stands at site \"lund\", not at"
            + " \"lyon\" @",
        "n5,r4 @ n4,r4 @ /4/id: \"n4\" stands in line 3 already @",
        "n6,r5,lund/h2,lund,MI300X,8,10400,2100,lund/pdu-a|lund/pdu-b @"
            + " n6,r5,lund/h2,lund,MI300X,8,10400,2100, @ /5/domains: rack \"r5\" is not in the"
            + " fleet, and no power domain is named that feeds it @",
        "n2,r2,lund/h1 @ n2,r1,lund/h2 @ /2/hall: rack \"r1\" stands in hall \"lund/h1\", not in"
            + " \"lund/h2\" @",
        "2026-06-01T00:00:00Z @ 2026-06-01 @ /2/inServiceFrom: \"2026-06-01\" is not a time such"
            + " as \"2026-01-12T00:00:00Z\" @",
        "n5,r4 @ n5,,r4 @ /4: 13 cells for 12 columns @",
        "n5,r4 @ ,r4 @ /4/id: the cell is empty @",
        "8,10400 @ 8,10 @ /5/ratedW: 10 W is out of range for a node's rating, which is from 100"
            + " to 1000000 W. Maybe 10000 W (10 kW)? @",
        "lund/pdu-a|lund/pdu-b,,, @ lund/pdu-a|lund/ups-b,,, @ /5/domains: \"lund/pdu-a\" and"
            + " \"lund/ups-b\" are no A/B pair; a rack with two feeds has partners. Maybe name"
            + " them as each other's \"partner\" @",
        "\"n4.lund @ \"n1.lund @ /3/aliases/0: \"n1.lund\" is a name of node \"n1\" already @",
        "the fourth\" @ the fourth @ /3: a quote is opened in this line and never closed @",
      })
  void read_broken_saysLineAndColumn(String replaced, String by, String first, String second) {
    String broken = GOOD.replace(replaced, by == null ? "" : by);
    assertThat(broken).isNotEqualTo(GOOD);
    assertThat(said(broken)).isEqualTo(second == null ? List.of(first) : List.of(first, second));
  }

  @Test
  void read_nothing_saysSo() {
    assertThat(said("")).containsExactly("the file is empty");
    assertThat(said("\n\n")).containsExactly("the file is empty");
  }

  @Test
  void read_latin_saysSo() {
    byte[] latin = GOOD.replace("n4.lund", "n\u00e4").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(TestingDocuments.issues(() -> read(latin)))
        .containsExactly("the file is not UTF-8 text. Maybe save it as \"CSV UTF-8\"");
  }

  private static List<String> said(String csv) {
    return TestingDocuments.issues(() -> read(csv));
  }

  private static Inventory read(String csv) {
    return read(csv.getBytes(StandardCharsets.UTF_8));
  }

  private static Inventory read(byte[] csv) {
    try {
      return CsvImport.read(new ByteArrayInputStream(csv), FLEET).inventory();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
