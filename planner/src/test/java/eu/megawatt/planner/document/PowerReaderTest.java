package eu.megawatt.planner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.planner.power.MeasuredCsv;
import eu.megawatt.planner.power.Oversubscription.Drawn;
import eu.megawatt.planner.power.PowerMode;
import eu.megawatt.planner.power.PowerQuestion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PowerReaderTest {

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void read_yaml_hasTheTreeAndWhatIsUsual() {
    PowerQuestion its =
        PowerReader.read(
            stream(
                """
                format: megawatt/power-tree/1
                name: small
                tree:
                  id: room
                  limitW: 100000
                  otherW: 5000
                  children:
                    - {id: rack, limitW: 40000, slotCount: 4}
                modes: [{id: full, nodeW: 10000}]
                """),
            Syntax.YAML);

    assertThat(its.modes()).containsExactly(new PowerMode("full", 10_000, 1_000));
    assertThat(its.tree().mostNodes(10_000)).isEqualTo(4);
    assertThat(its.riskRatio()).isEqualTo(PowerQuestion.USUAL_RISK_RATIO);
    assertThat(its.hours()).isEmpty();
  }

  @Test
  void read_everythingWrong_namesAllOfItAtOnce() {
    InvalidDocumentException wrong =
        catchThrowableOfType(
            InvalidDocumentException.class,
            () ->
                PowerReader.read(
                    stream(
                        """
                        {"format": "megawatt/power-tree/1", "name": "x", "riskRatio": 2,
                         "tree": {"id": "a", "limitW": -1, "children": [
                            {"id": "a", "limitW": 1}, {"id": "b", "limitW": 1, "slots": 3}]},
                         "modes": [{"id": "m", "nodeW": 0}, {"id": "m", "nodeW": 1}],
                         "measured": [{"meanW": 0}, {"meanW": 1, "deviationW": -1}]}
                        """),
                    Syntax.JSON));

    assertThat(wrong.issues())
        .extracting(Issue::pointer)
        .contains(
            "/riskRatio",
            "/tree/limitW",
            "/tree/children/0/id",
            "/tree/children/1/slots",
            "/modes/0/nodeW",
            "/modes/1/id",
            "/measured/0/meanW",
            "/measured/1/deviationW");
  }

  @Test
  void read_aTreeOfManyLevels_isRefusedAndReadToItsEnd() {
    StringBuilder text = new StringBuilder();
    for (int level = 0; level < 14; level++) {
      text.append("{\"id\": \"e%d\", \"limitW\": 1, \"children\": [".formatted(level));
    }
    text.append("]}".repeat(14));
    InvalidDocumentException wrong =
        catchThrowableOfType(
            InvalidDocumentException.class,
            () ->
                PowerReader.read(
                    stream(
                        "{\"format\": \"megawatt/power-tree/1\", \"name\": \"x\", \"tree\": "
                            + text
                            + "}"),
                    Syntax.JSON));

    assertThat(wrong.issues()).singleElement().asString().contains("a tree has 12 levels at most");
  }

  @Test
  void measured_ofAFile_isByItsNamedColumns() throws IOException {
    assertThat(MeasuredCsv.read(stream("hour,deviation_w,mean_w\n1,500,6000\n2,0,7000\n")))
        .containsExactly(new Drawn(6_000, 500), new Drawn(7_000, 0));
    InvalidDocumentException wrong =
        catchThrowableOfType(
            InvalidDocumentException.class,
            () -> MeasuredCsv.read(stream("mean_w,deviation_w\n0,5\n7000,x\n")));
    assertThat(wrong.issues())
        .extracting(Issue::pointer)
        .containsExactly("/2/mean_w", "/3/deviation_w");
  }
}
