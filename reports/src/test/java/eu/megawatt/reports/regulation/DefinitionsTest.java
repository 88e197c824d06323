package eu.megawatt.reports.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

  private static final Definitions DEFINITIONS = Definitions.builtIn();

  @Test
  void builtIn_everyFormula_isOverDataPointsThatTheSetAsksFor() {
    assertThat(DEFINITIONS.sets()).hasSizeGreaterThanOrEqualTo(2);
    for (DefinitionSet set : DEFINITIONS.sets()) {
      List<String> ids = set.dataPoints().stream().map(DataPointDefinition::id).toList();
      assertThat(set.formulas())
          .hasSizeGreaterThan(4)
          .allSatisfy(text -> assertThat(ids).containsAll(Formula.parse(text).pointIds()));
    }
  }

  @Test
  void builtIn_eachSet_hasTheFourIndicators() {
    assertThat(DEFINITIONS.sets())
        .allSatisfy(
            set ->
                assertThat(set.indicators())
                    .extracting(IndicatorDefinition::id)
                    .containsExactly("PUE", "WUE", "ERF", "REF"));
  }

  @Test
  void builtIn_everyDefinition_saysWhatWhereAndWho() {
    for (DefinitionSet set : DEFINITIONS.sets()) {
      assertThat(set.dataPoints())
          .allSatisfy(
              point ->
                  assertThat(
                          List.of(
                              point.name(),
                              point.definition(),
                              point.boundary(),
                              point.giver(),
                              point.source()))
                      .allSatisfy(text -> assertThat(text).isNotBlank()))
          .filteredOn(point -> !point.isVerified())
          .allSatisfy(point -> assertThat(point.source()).contains("to be checked"));
    }
  }

  @Test
  void inForceOn_dayOfTheDraft_isStillTheLaw() {
    assertThat(DEFINITIONS.inForceOn(LocalDate.of(2026, 11, 28)))
        .map(DefinitionSet::id)
        .contains("2024-1364");
    assertThat(DEFINITIONS.inForceOn(LocalDate.of(2024, 6, 5))).isEmpty();
    assertThat(DEFINITIONS.set("2026-draft")).map(DefinitionSet::isDraft).contains(true);
  }

  @Test
  void builtIn_draft_dropsTheTrafficAndWordsSomePointsAnew() {
    DefinitionSet law = DEFINITIONS.set("2024-1364").orElseThrow();
    DefinitionSet draft = DEFINITIONS.set("2026-draft").orElseThrow();

    assertThat(law.dataPoint("BIN")).isPresent();
    assertThat(draft.dataPoint("BIN")).isEmpty();
    assertThat(draft.dataPoint("ERES-GOO")).isNotEqualTo(law.dataPoint("ERES-GOO"));
    assertThat(draft.dataPoint("EDC")).isEqualTo(law.dataPoint("EDC"));
  }

  @Test
  void dueOn_years_is15MayOfTheNextButForTheFirst() {
    DefinitionSet law = DEFINITIONS.set("2024-1364").orElseThrow();

    assertThat(law.dueOn(2023)).isEqualTo("2024-09-15");
    assertThat(law.dueOn(2024)).isEqualTo("2025-05-15");
    assertThat(law.dueOn(2026)).isEqualTo("2027-05-15");
  }

  @Test
  void read_anotherSet_needsNoCode() throws IOException {
    Definitions definitions = read(document("2030-01-01", "A / B", "[\"A\", \"B\"]"));

    assertThat(definitions.inForceOn(LocalDate.of(2031, 1, 1)))
        .hasValueSatisfying(
            set ->
                assertThat(set.indicators())
                    .singleElement()
                    .extracting(IndicatorDefinition::formula)
                    .isEqualTo("A / B"));
  }

  @Test
  void read_severalThingsWrong_saysAllOfThem() {
    assertThatThrownBy(() -> read(document("soon", "A / C +", "[\"A\", \"A\", \"X\"]")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("(soon)", "(A / C +)", "(A) twice", "(X), which nobody defines");
  }

  @Test
  void read_formulaOverAPointThatIsNotAskedFor_isRefused() {
    assertThatThrownBy(() -> read(document("draft", "A / B", "[\"A\"]")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("(A / B)", "[B]");
  }

  @Test
  void read_fieldMissingOrTooMuch_isRefusedByItsName() {
    String sound = document("draft", "A / B", "[\"A\", \"B\"]");

    assertThatThrownBy(() -> read(sound.replace("\"note\": \"n\",", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("note");
    assertThatThrownBy(() -> read(sound.replace("\"note\"", "\"nota\": 1, \"note\"")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nota");
  }

  private static Definitions read(String json) throws IOException {
    return Definitions.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String document(String effectiveFrom, String formula, String points) {
    return """
    {"dataPoints": [%s, %s],
     "sets": [{"id": "s", "regulation": "r", "effectiveFrom": "%s", "firstYear": 2030,
       "note": "n", "installedItThresholdKw": 100, "due": "03-31", "dueOfYear": {},
       "dataPoints": %s, "ownDataPoints": [],
       "indicators": [{"id": "I", "name": "n", "article": "a", "formula": "%s", "unit": "1",
         "boundary": "b", "category": "c"}],
       "rules": [], "source": "s"}]}
    """
        .formatted(point("A"), point("B"), effectiveFrom, points, formula);
  }

  private static String point(String id) {
    return """
    {"id": "%s", "name": "n", "definition": "d", "unit": "kWh", "boundary": "b", "giver": "g",
     "formula": "", "source": "s", "isVerified": true}
    """
        .formatted(id);
  }
}
