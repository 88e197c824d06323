package eu.megawatt.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenScenariosTest {

  private static final String GOOD = TestingDocuments.resource("two-sites.json");

  static List<BrokenDocument> table() {
    return BrokenDocument.table("broken-scenarios.txt");
  }

  @ParameterizedTest
  @MethodSource("table")
  void read_broken_saysExactlyWhatIsWrong(BrokenDocument broken) {
    assertThat(said(broken.in(GOOD))).isEqualTo(broken.said());
  }

  @Test
  void table_isNotShort() {
    assertThat(table()).hasSizeGreaterThan(75);
  }

  @Test
  void read_good_saysNothing() {
    assertThat(said(GOOD)).isEmpty();
  }

  @Test
  void read_notAnObject_saysSo() {
    assertThat(said("[]")).containsExactly("an array is not a scenario object");
    assertThat(said("42")).containsExactly("42 is not a scenario object");
    assertThat(said("\"format\"")).containsExactly("\"format\" is not a scenario object");
  }

  @Test
  void read_nothing_saysSo() {
    assertThat(said("")).containsExactly("the document is empty");
    assertThat(said(" \n\t ")).containsExactly("the document is empty");
  }

  @Test
  void read_cutOff_saysWhere() {
    assertThat(said(GOOD.substring(0, 200)))
        .containsExactly("the document ends in the middle at line 7, column 19");
  }

  @Test
  void read_trailingDocument_saysSo() {
    assertThat(said(GOOD + "{}"))
        .containsExactly("something follows after the end of the document");
  }

  @Test
  void read_severalProblems_saysAllInTheOrderOfTheDocument() {
    String broken =
        GOOD.replace("\"residency\": \"any\"", "\"residency\": \"eu-west\"")
            .replace("\"country\": \"SE\"", "\"country\": 46")
            .replace("\"slots\": 4", "\"slots\": 4, \"slot\": 4")
            .replace("[150, 140, 90, 80]", "[150]");
    assertThat(said(broken))
        .containsExactly(
            "/horizon/slot: unknown field \"slot\"; did you mean \"slots\"?",
            "/sites/0/country: 46 is not a string",
            "/sites/1/carbonGramsPerKWh: 1 values for 4 slots; one number, or one for each slot,"
                + " is allowed",
            "/jobs/1/residency: \"eu-west\" is not a residency policy; known: eu, any");
  }

  @Test
  void read_horizonAtTheEnd_checksTheSameWay() {
    String horizon =
        "\"horizon\": {\"start\": \"2026-01-12T00:00:00Z\", \"slotMinutes\": 30, \"slots\": 5}";
    String last =
        GOOD.replaceFirst("  \"horizon\".*\n", "").strip().replaceFirst("}$", "," + horizon + "}");
    assertThat(said(last))
        .startsWith(
            "/sites/0/energyEurPerMWh: 4 values for 5 slots; one number, or one for each slot, is"
                + " allowed")
        .hasSize(4);
  }

  @Test
  void read_thousandsOfProblems_listsThousand() {
    String load = "[" + "2, ".repeat(1_200) + "2]";
    assertThat(said(GOOD.replace("[0.2, 0.9]", load)))
        .hasSize(1_001)
        .startsWith("/jobs/1/load/0: 2 is out of range; it must be from 0 to 1")
        .endsWith("and 201 more");
  }

  @Test
  void read_endlessProblems_stops() {
    String load = "[" + "2, ".repeat(20_000) + "2]";
    assertThat(said(GOOD.replace("[0.2, 0.9]", load)))
        .hasSize(1_001)
        .endsWith("and more: reading stopped after 10000");
  }

  @Test
  void read_brokenJobAndIdlePower_saysBoth() {
    String broken =
        GOOD.replace("[0.4, 0.4, 0.25, 0.4]", "0.01")
            .replace("\"valueEur\": 900", "\"valueEur\": -9");
    assertThat(said(broken))
        .containsExactly(
            "/powerDomains/1/limitMW: the idle GPUs alone draw 0.081920 MW of the power domain"
                + " \"north/hall\" in slot 1 (2026-01-12T00:30:00Z), above its limit of 0.01 MW",
            "/jobs/0/valueEur: -9 is out of range; it must be 0 or more");
  }

  private static List<String> said(String json) {
    return TestingDocuments.issues(() -> TestingDocuments.scenario(json));
  }
}
