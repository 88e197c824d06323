package eu.megawatt.fleet.inventory.document;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.document.BrokenDocument;
import eu.megawatt.fleet.document.TestingDocuments;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenFleetsTest {

  private static final String GOOD = TestingFleets.resource("two-halls.json");

  static List<BrokenDocument> table() {
    return BrokenDocument.table(TestingFleets.path("broken-fleets.txt"));
  }

  @ParameterizedTest
  @MethodSource("table")
  void read_broken_saysExactlyWhatIsWrong(BrokenDocument broken) {
    assertThat(said(broken.in(GOOD))).isEqualTo(broken.said());
  }

  @Test
  void table_isNotShort() {
    assertThat(table()).hasSizeGreaterThan(50);
  }

  @Test
  void read_good_saysNothing() {
    assertThat(said(GOOD)).isEmpty();
  }

  @Test
  void read_severalProblems_saysAllInTheOrderOfTheDocument() {
    String broken =
        GOOD.replace("\"country\": \"SE\"", "\"country\": 46")
            .replace("\"limitW\": 40000000", "\"limitW\": 40")
            .replace("\"partner\": \"lund/ups-a\", ", "")
            .replace("\"rack\": \"r3\"", "\"rack\": \"r4\"")
            .replace("[\"0x31\"]", "[\"GPU-11\"]");
    assertThat(said(broken))
        .containsExactly(
            "/sites/0/country: 46 is not a string",
            "/powerDomains/0/limits/0/limitW: 40 W is out of range for a limit, which is from 1000"
                + " to 10000000000 W. Maybe 40000000 W (40 MW)?",
            "/powerDomains/1/partner: \"lund/ups-b\" names nobody as its partner; the two feeds of"
                + " a pair name each other",
            "/nodes/2/rack: \"r4\" is not a rack; known: r1, r2, r3. Maybe \"r1\"?",
            "/nodes/2/gpuUuids/0: \"GPU-11\" is the UUID of a GPU of node \"n1\" already");
  }

  @Test
  void read_curtailmentBelowBaseLoad_isAllowed() {
    assertThat(said(GOOD.replace("\"limitW\": 0}", "\"limitW\": 1000}"))).isEmpty();
  }

  private static List<String> said(String json) {
    return TestingDocuments.issues(() -> TestingFleets.fleet(json));
  }
}
