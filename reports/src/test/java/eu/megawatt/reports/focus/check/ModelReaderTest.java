package eu.megawatt.reports.focus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.document.InvalidDocumentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelReaderTest {

  @Test
  void read_publishedModel_understandsEveryRuleAndTellsWhereItGuessed() {
    RulesModel model = TestingFocus.published();

    assertThat(model.ruleCount()).isEqualTo(621);
    assertThat(model.criteria()).hasSize(18);
    assertThat(model.rules().stream().filter(it -> it.kind() == Rule.Kind.STATIC))
        .hasSize(420)
        .allMatch(it -> it.requirement().isPresent());
    assertThat(model.issues())
        .extracting(it -> it.pointer().substring(1))
        .containsExactlyInAnyOrder(
            "ResourceId-C-006-C",
            "ResourceType-C-005-C",
            "CapacityReservationStatus-C-003-C",
            "CapacityReservationStatus-C-004-C");
  }

  @Test
  void read_everyDeparture_namesRulesThatTheModelHas() {
    RulesModel model = TestingFocus.published();

    assertThat(Departures.all())
        .allSatisfy(
            it -> {
              assertThat(it.rules()).allMatch(id -> model.rule(id).isPresent());
              assertThat(it.source()).isNotBlank();
              assertThat(it.ours()).isNotBlank();
            });
    assertThat(Departures.all()).extracting(Departure::id).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'CheckFunction': 'CheckMoon', 'ColumnName': 'A'}; the check function CheckMoon is not known",
        "{'CheckFunction': 'CheckValue', 'ColumnName': 'A'}; CheckValue has no Value",
        "{'CheckFunction': 'CheckValue', 'Value': 'a'}; CheckValue has no ColumnName",
        "{'CheckFunction': 'AND', 'Items': []}; Items is not a list with something in it",
        "{'XOR': []}; it has no CheckFunction but [XOR]",
        "{'CheckFunction': 'CheckGreaterOrEqualThanValue', 'ColumnName': 'A', 'Value': 'b'}; Value \"b\" is not a number",
        "{'CheckFunction': 'CheckDistinctCount', 'ColumnAName': 'A', 'ColumnBName': 'B', 'ExpectedCount': 0}; ExpectedCount 0 is not a whole number from 1",
        "{'CheckFunction': 'CheckModelRule', 'ModelRuleId': 'B-1'}; it is made of B-1, which is no rule"
      })
  void read_requirementThatIsNotUnderstood_isAnIssueWithTheRuleAndNeverPasses(
      String requirement, String message) throws IOException {
    RulesModel model = read(rule(requirement, "Static", "MUST", ""));

    assertThat(model.issues())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.pointer()).isEqualTo("/A-1");
              assertThat(it.message()).isEqualTo(message);
            });
    FocusReport report = TestingFocus.check(model, "A\r\n1\r\n", Set.of());
    assertThat(report.result("A-1").verdict()).isInstanceOf(Verdict.NotCheckable.class);
  }

  @Test
  void read_unknownWordsAroundARule_areIssuesAndItIsCheckedAllTheSame() throws IOException {
    RulesModel model =
        read(
            rule(
                "{'CheckFunction': 'ColumnPresent', 'ColumnName': 'A', 'Colour': 'red'}",
                "Maybe",
                "OUGHT",
                ", 'Mood': 'good'"));

    assertThat(model.issues())
        .extracting(it -> it.message())
        .containsExactlyInAnyOrder(
            "it has fields that are passed over: [Mood]",
            "its type \"Maybe\" is neither Static nor Dynamic",
            "its keyword \"OUGHT\" is not known; it is taken for MUST",
            "ColumnPresent has arguments that are passed over: [Colour]");
    FocusReport report = TestingFocus.check(model, "B\r\n1\r\n", Set.of());
    assertThat(report.result("A-1").isFailure()).isTrue();
  }

  @Test
  void read_ruleMadeOfItself_endsAndIsNotChecked() throws IOException {
    RulesModel model =
        read(
            rule(
                "{'CheckFunction': 'CheckModelRule', 'ModelRuleId': 'A-1'}", "Static", "MUST", ""));

    FocusReport report = TestingFocus.check(model, "A\r\n1\r\n", Set.of());

    assertThat(report.result("A-1").verdict()).isInstanceOf(Verdict.NotCheckable.class);
  }

  @ParameterizedTest
  @CsvSource({"{}, there are no rules", "'[', the model is not JSON", "'', there are no rules"})
  void read_somethingElse_isRefusedWithANextStep(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining(message);
  }

  private static String rule(String requirement, String type, String keyword, String more) {
    return """
        {'Details': {}, 'ApplicabilityCriteria': {}, 'CheckFunctions': {}, 'ModelRules': {'A-1': {
          'Function': 'Validation', 'Reference': 'A', 'EntityType': 'Dataset', 'Status': 'Active',
          'ApplicabilityCriteria': [], 'Type': '%s'%s, 'ValidationCriteria': {'MustSatisfy': 'A is',
          'Keyword': '%s', 'Requirement': %s, 'Condition': {}, 'Dependencies': []}}}}"""
        .formatted(type, more, keyword, requirement);
  }

  private static RulesModel read(String text) throws IOException {
    return RulesModel.read(
        new ByteArrayInputStream(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }
}
