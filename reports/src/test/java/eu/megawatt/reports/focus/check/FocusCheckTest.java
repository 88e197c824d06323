package eu.megawatt.reports.focus.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FocusCheckTest {

  private static final TestingTable SOUND = TestingTable.sound();

  @Test
  void check_sample_passesWithoutFailures() throws IOException {
    RulesModel model = TestingFocus.published();
    try (InputStream file = Files.newInputStream(TestingFocus.shared("sample_focus_1_2.csv"))) {
      FocusReport report = FocusCheck.check(model, file, Set.of());

      assertThat(TestingFocus.broken(report)).isEmpty();
      assertThat(report.isClean()).isTrue();
      assertThat(report.rowCount()).isEqualTo(5);
      assertThat(report.results()).hasSize(621);
    }
  }

  @Test
  void check_sampleWithAllThatItHasDeclared_stillPasses() throws IOException {
    RulesModel model = TestingFocus.published();
    Set<String> supported = new HashSet<>(model.criteria());
    supported.removeIf(it -> it.contains("COMMITMENT") || it.contains("CAPACITY"));
    supported.removeIf(it -> it.contains("CURRENCY") || it.contains("MULTIPLE_"));
    try (InputStream file = Files.newInputStream(TestingFocus.shared("sample_focus_1_2.csv"))) {
      FocusReport report = FocusCheck.check(model, file, supported);

      assertThat(TestingFocus.broken(report)).isEmpty();
    }
  }

  @Test
  void check_productThatIsExact_passesAndTellsThatTheOfficialToolFails() {
    FocusReport report = TestingFocus.check(TestingFocus.published(), SOUND);

    RuleResult result = report.result("ListUnitPrice-C-010-C");
    assertThat(result.verdict()).isInstanceOf(Verdict.Pass.class);
    assertThat(result.dispute()).isPresent();
    RuleResult.Dispute dispute = result.dispute().orElseThrow();
    assertThat(dispute.departure().id()).isEqualTo("tool-floats");
    assertThat(dispute.official().isBroken()).as("0.1 x 3 in binary").isTrue();
    assertThat(dispute.isDecisive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void check_randomProducts_keepExactlyWhatBigDecimalSays(int seed) {
    RulesModel model = RulesModel.ours("1.2");
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      BigDecimal price = BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(9));
      BigDecimal cost = price.multiply(BigDecimal.valueOf(3));
      int slip = random.nextInt(3) - 1;
      BigDecimal said = cost.add(new BigDecimal("1E-30").multiply(BigDecimal.valueOf(slip)));
      TestingTable table =
          SOUND
              .with(1, "ListUnitPrice", price.toPlainString())
              .with(1, "ListCost", said.toPlainString());

      assertThat(TestingFocus.broken(TestingFocus.check(model, table)))
          .as("%s x 3 = %s", price, said)
          .hasSize(slip == 0 ? 0 : 1);
    }
  }

  @Test
  void check_modelDefects_tellBothVerdicts() {
    FocusReport report = TestingFocus.check(TestingFocus.published(), SOUND);

    assertThat(report.disputed())
        .extracting(RuleResult::id)
        .contains(
            "ConsumedQuantity-C-006-C",
            "CommitmentDiscountStatus-C-003-C",
            "CommitmentDiscountStatus-C-004-C",
            "CommitmentDiscountStatus-C-005-M",
            "CapacityReservationStatus-C-003-C",
            "CapacityReservationStatus-C-004-C",
            "RegionName-C-002-M",
            "ListCost-C-009-C")
        .doesNotContain("RegionId-C-002-M", "BilledCost-C-002-M");
  }

  @Test
  void check_correctionWithoutQuantity_failsOfficiallyAlone() {
    RulesModel model = TestingFocus.published();

    FocusReport asSpecified = TestingFocus.check(model, SOUND);
    FocusReport asModelled = TestingFocus.check(model, SOUND.with(1, "ConsumedQuantity", ""));

    assertThat(asSpecified.result("ConsumedQuantity-C-006-C").dispute().orElseThrow().official())
        .as("the model asks it of corrections")
        .isInstanceOf(Verdict.Fail.class);
    RuleResult broken = asModelled.result("ConsumedQuantity-C-006-C");
    assertThat(broken.dispute().orElseThrow().departure().id())
        .isEqualTo("consumed-quantity-correction");
    assertThat(broken.verdict().isBroken()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void check_oneCellChanged_changesOnlyVerdictsOfRulesThatNameItsColumn(int seed)
      throws IOException {
    RulesModel model = TestingFocus.published();
    Map<String, Set<String>> named = columnsByRule();
    FocusReport before = TestingFocus.check(model, SOUND);
    Random random = new Random(seed);
    List<String> values =
        List.of("", "0", "-1", "abc", "Usage", "Tax", "Used", "2026-01-01T00:00:00Z", "{}", "x y");
    for (int i = 0; i < 60; i++) {
      String column = SOUND.columns().get(random.nextInt(SOUND.columns().size()));
      int row = 1 + random.nextInt(SOUND.rows().size());
      String value = values.get(random.nextInt(values.size()));
      FocusReport after = TestingFocus.check(model, SOUND.with(row, column, value));

      for (RuleResult result : after.those(it -> !it.isComposite())) {
        boolean same =
            before.result(result.id()).verdict().isBroken() == result.verdict().isBroken();
        assertThat(same || named.getOrDefault(result.id(), Set.of()).contains(column))
            .as("%s after %s = %s in row %d", result.id(), column, value, row)
            .isTrue();
      }
    }
  }

  /**
   * The words of each rule and of those that it is a part of, from the published text itself: what
   * it checks, where, and what its words name.
   */
  private static Map<String, Set<String>> columnsByRule() throws IOException {
    JsonNode rules =
        JsonMapper.builder()
            .build()
            .readTree(TestingFocus.shared("model-1.2.json").toFile())
            .path("ModelRules");
    Map<String, Set<String>> named = new HashMap<>();
    rules.fieldNames().forEachRemaining(id -> named.put(id, words(rules.get(id))));
    for (int depth = 0; depth < 5; depth++) {
      for (Map.Entry<String, JsonNode> parent : rules.properties()) {
        Set<String> inherited =
            words(parent.getValue().path("ValidationCriteria").path("Condition"));
        inherited.addAll(named.getOrDefault("when " + parent.getKey(), Set.of()));
        parent
            .getValue()
            .findValuesAsText("ModelRuleId")
            .forEach(
                part -> {
                  named.computeIfAbsent(part, _ -> new HashSet<>()).addAll(inherited);
                  named.computeIfAbsent("when " + part, _ -> new HashSet<>()).addAll(inherited);
                });
      }
    }
    return named;
  }

  private static Set<String> words(JsonNode node) {
    return new HashSet<>(List.of(node.toString().split("[^A-Za-z]+")));
  }

  @Test
  void check_fileWithoutRows_failsOnlyWhatIsMissing() {
    FocusReport report = TestingFocus.check(RulesModel.ours("1.2"), "BilledCost\r\n", Set.of());

    assertThat(report.failures()).allMatch(it -> it.id().endsWith(".present")).hasSize(20);
    assertThat(report.rowCount()).isZero();
  }

  @Test
  void check_raggedRow_tellsItsLineAndIsNotClean() {
    String csv = SOUND.csv() + "a,b\r\n";

    FocusReport report = TestingFocus.check(RulesModel.ours("1.2"), csv, Set.of());

    assertThat(report.problems())
        .containsExactly(
            new FileProblem(8, "the row has 2 cells and the header 58; it is not checked"));
    assertThat(report.failures()).isEmpty();
    assertThat(report.isClean()).isFalse();
  }
}
